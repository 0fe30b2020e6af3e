import type { Model } from 'mongoose';

/**
 * Inserts a document by the driver, as it is. Making a Mongoose document of it first, which casts,
 * validates and watches every field, was about a sixth of what a service computes for a write.
 *
 * @param document a field that is undefined is left out; dates are dates
 * @throws when the model knows no such field: nothing could change the document any more; and what the
 *   driver throws, as with a duplicate key
 */
export async function insertPlain<D>(model: Model<D>, document: object): Promise<void> {
  const { collection, schema } = model;
  const unknown = Object.keys(document).find(
    (name) => schema.pathType(name) === 'adhocOrUndefined',
  );
  if (unknown !== undefined) throw new Error(`${collection.name} has no field ${unknown}`);
  await collection.insertOne(document, { ignoreUndefined: true });
}
