import { ensureDemoData } from '@ticketing/local/start/demo-data';
import type { Member } from '../../support/person';
import type { Platform } from '../../support/platform';
import { pay, placeOrder, untilOrder, untilTicket } from '../../support/shop';
import { putOnSale, sellTo } from '../kit/listings';

/** A shop in which there is something of everything. */
export interface World {
  readonly buyer: Member;
  readonly seller: Member;
  readonly newcomer: Member;
  readonly tickets: Readonly<Record<'free' | 'held' | 'soldOut' | 'long', string>>;
  readonly orders: Readonly<Record<'waiting' | 'paid' | 'cancelled', string>>;
}

const LONG_TITLE =
  'The Unabridged Symphonic Retrospective of the Twentieth Century, performed by three orchestras ' +
  'in one evening, with an intermission, Donaudampfschifffahrtsgesellschaftskapitänsmütze included';

/** Fills an empty shop. */
export async function populate(platform: Platform): Promise<World> {
  await ensureDemoData(platform.url);
  const [buyer, seller, newcomer] = ['ada', 'sam', 'new'].map((name) =>
    platform.member(`${name}@example.com`),
  ) as [Member, Member, Member];
  const sell = (title: string, quantity = 1) =>
    putOnSale(platform, { title, quantity, price: 45, seller });
  const [free, held, soldOut, long] = [
    await sell('Autumn Ball, standing', 6),
    await sell('Ghost Train at Midnight'),
    await sell('Last Waltz, box seat'),
    await sell(LONG_TITLE, 1_000),
  ];
  const paid = await sellTo(buyer, soldOut.id);
  await untilOrder(buyer, paid.id, { status: 'complete' });
  const cancelled = await placeOrder(buyer, free.id, 2);
  await buyer.delete(`/api/orders/${cancelled.id}`);
  const other = await placeOrder(buyer, free.id);
  await pay(buyer, other.id, 'tok_visa');
  const waiting = await placeOrder(buyer, held.id);
  await untilTicket(buyer, held.id, { available: 0 });
  await untilTicket(buyer, soldOut.id, { available: 0 });
  return {
    buyer,
    seller,
    newcomer,
    tickets: { free: free.id, held: held.id, soldOut: soldOut.id, long: long.id },
    orders: { waiting: waiting.id, paid: paid.id, cancelled: cancelled.id },
  };
}
