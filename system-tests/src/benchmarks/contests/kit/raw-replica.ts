/** As much of a collection as the writes need. */
interface Copies<D> {
  insertOne(document: D): Promise<unknown>;
  replaceOne(
    filter: { _id: string; version: { $lt: number } },
    document: D,
  ): Promise<{ matchedCount: number }>;
}

/**
 * The writes that a service makes of an event of another one, by the driver alone: a first version is
 * inserted, a later one replaces what is older, or is inserted where there is nothing.
 */
export async function writeReplica<D extends { _id: string; version: number }>(
  copies: Copies<D>,
  document: D,
): Promise<void> {
  const { _id, version } = document;
  if (version > 0) {
    const older = { _id, version: { $lt: version } };
    if ((await copies.replaceOne(older, document)).matchedCount > 0) return;
  }
  await copies.insertOne(document);
}
