import type { Connection } from 'mongoose';

interface Holder {
  _id: string;
  claims: string[];
}

/**
 * Counts the claims on listings in the orders themselves, without trusting the index that refuses a
 * second one.
 */
export async function claimsOn(
  orders: Connection,
  ticketIds: readonly string[],
): Promise<{ claims: number; twice: number }> {
  const wanted = new Set(ticketIds);
  const found = orders
    .collection<Holder>('orders')
    .find({ 'ticket.id': { $in: [...wanted] } } as object)
    .project<Holder>({ claims: 1 });
  const seen = new Set<string>();
  let claims = 0;
  for await (const order of found) {
    for (const claim of order.claims) {
      claims += 1;
      seen.add(claim);
    }
  }
  return { claims, twice: claims - seen.size };
}
