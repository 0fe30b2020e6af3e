import type { Model } from 'mongoose';
import { insertPlain } from './insert-plain';
import { isDuplicateKey } from './mongo-errors';

export interface ReplicaDocument {
  _id: string;
  version: number;
}

const FIRST_VERSION = 0;

/**
 * Keeps the newest version of another service's aggregate. Applies a document only when its version
 * is greater than the stored one, so that any order, duplication or gap ends at the same state. What is
 * new to the world is most often new here too, and inserted without looking for an older one.
 *
 * @returns whether anything was written
 */
export async function applyIfNewer<D extends ReplicaDocument>(
  model: Model<D>,
  document: D,
): Promise<boolean> {
  const { _id, version } = document;
  const replicas = model as unknown as Model<ReplicaDocument>;

  async function replaceOlder(): Promise<boolean> {
    const result = await replicas.replaceOne({ _id, version: { $lt: version } }, document);
    return result.matchedCount > 0;
  }

  async function insert(): Promise<boolean> {
    try {
      await insertPlain(replicas, document);
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  if (version === FIRST_VERSION) return insert();
  return (await replaceOlder()) || (await insert()) || replaceOlder();
}
