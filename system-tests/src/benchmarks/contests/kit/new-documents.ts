import { Types, type Connection } from 'mongoose';
import { until } from '../../ground/until';

const MS_PER_SECOND = 1_000;
const POLL_MS = 50;

/** Documents that are newer than a moment: those of one round, and not all of the rounds before it. */
export interface NewDocuments {
  count(connection: Connection, collection: string): Promise<number>;
}

/** Ids grow with time, in steps of a second: what is made from now on is above this one. */
export function newerThanNow(): NewDocuments {
  const now = Math.floor(Date.now() / MS_PER_SECOND);
  const newer = { _id: { $gt: Types.ObjectId.createFromTime(now).toHexString() } };
  return {
    count: (connection, collection) =>
      connection.collection<{ _id: string }>(collection).countDocuments(newer),
  };
}

/** Where a service keeps one document for each order, under the order's id. */
export interface Followers {
  connection: Connection;
  collection: string;
}

/** Waits until each of these has a document for each order of a round. */
export async function untilAllFollow(
  round: NewDocuments,
  { orders, followers }: { orders: Connection; followers: readonly Followers[] },
  timeoutMs: number,
): Promise<void> {
  const placed = await round.count(orders, 'orders');
  for (const { connection, collection } of followers) {
    const isThere = async () => (await round.count(connection, collection)) === placed;
    await until(`each order is in ${collection}`, isThere, { timeoutMs, pollMs: POLL_MS });
  }
}
