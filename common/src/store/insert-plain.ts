import type { Model } from 'mongoose';

/**
 * Inserts a document by the driver, as it is. Making a Mongoose document of it, which casts, validates and
 * watches every field of what the compiler has checked already, takes as long as all else that a
 * service does to write it.
 *
 * @param document a field that is undefined is left out
 * @throws what the driver throws, as with a duplicate key
 */
export async function insertPlain<D>(model: Model<D>, document: object): Promise<void> {
  await model.collection.insertOne(document, { ignoreUndefined: true });
}
