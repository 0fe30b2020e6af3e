import { eventually } from '@ticketing/common/testing/eventually';
import type { Member } from '../../support/person';
import type { Platform } from '../../support/platform';
import { pay, placeOrder, type OrderBody, type TicketBody } from '../../support/shop';

export interface OnSale extends TicketBody {
  readonly title: string;
  readonly price: number;
  readonly seller: Member;
}

interface Listing {
  readonly title: string;
  readonly price?: number;
  readonly quantity?: number;
  readonly seller?: Member;
}

/** Lists a ticket without a browser, and waits until it can be ordered. */
export async function putOnSale(platform: Platform, listing: Listing): Promise<OnSale> {
  const { title, price = 20, quantity = 1 } = listing;
  const seller = listing.seller ?? platform.member('sam@example.com');
  const answer = await seller.post<TicketBody>('/api/tickets', { title, price, quantity });
  expect(answer.status).toBe(201);
  await untilOrderedAt(platform, answer.body.id, price);
  return { ...answer.body, title, price, seller };
}

/** Waits until orders has heard of a listing's price: tried out, and taken back. */
export async function untilOrderedAt(
  platform: Platform,
  ticketId: string,
  price: number,
): Promise<void> {
  const tester = platform.member();
  const { id } = (await eventually(async () => {
    const answer = await tester.post<OrderBody>('/api/orders', { ticketId, price });
    return answer.status === 201 ? answer.body : false;
  })) as OrderBody;
  expect((await tester.delete(`/api/orders/${id}`)).status).toBe(204);
}

/** Buys without a browser. */
export async function sellTo(buyer: Member, ticketId: string, quantity = 1): Promise<OrderBody> {
  const order = await placeOrder(buyer, ticketId, quantity);
  expect((await pay(buyer, order.id, 'tok_visa')).status).toBe(201);
  return order;
}
