import type { Ground, Program } from '../../ground/ground';
import { openDatabase } from '../../ground/databases';
import { until } from '../../ground/until';
import { closedLoop } from '../../load/closed-loop';
import { openHttpClient } from '../../load/http-load';

const CONNECTIONS = 16;

/** The body of a listing, like any other but for its number. */
export function listing(n: number, quantity: number) {
  return { title: `Evening with the band number ${n}`, price: 10 + (n % 90), quantity };
}

/**
 * Puts tickets on sale as a seller does.
 *
 * @returns their ids
 * @throws when one of them is refused
 */
export async function createListings(
  ground: Ground,
  tickets: Program,
  { count, quantity }: { count: number; quantity: number },
): Promise<string[]> {
  const client = openHttpClient(tickets.url, CONNECTIONS);
  const { headers } = ground.signedIn();
  const ids: string[] = [];
  const plan = { workers: CONNECTIONS, countMax: count };
  const { failed } = await closedLoop(plan, async (n) => {
    const ask = { path: '/api/tickets', method: 'POST', headers } as const;
    const { status, body } = await client.json({
      ...ask,
      body: listing(n, quantity),
    });
    ids.push((body as { id: string }).id);
    return status === 201;
  });
  await client.close();
  if (failed > 0) throw new Error(`${failed} of ${count} listings were refused`);
  return ids;
}

/** Waits until a service has published everything, so that no arm does another one's work. */
export async function untilPublished(
  ground: Ground,
  database: string,
  collection: string,
): Promise<void> {
  const connection = await openDatabase(ground, database);
  const waiting = { 'outbox.at': { $gt: new Date(0) } };
  await until(`the outbox of ${database} is empty`, async () => {
    const first = await connection.collection(collection).findOne(waiting);
    return first === null;
  });
  await connection.close();
}
