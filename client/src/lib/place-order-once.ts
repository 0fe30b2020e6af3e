import type { AxiosInstance } from 'axios';
import { hasStatus, isRefusal } from './api-error';
import type { Order } from './api/orders';
import { listOrders, placeOrder } from './api/orders';
import type { Ticket } from './api/tickets';
import { askAgainWhile } from './ask-again';
import type { IdempotencyKeys } from './idempotency-keys';

/** The order that an earlier request has made although its answer got lost. */
async function findLost(api: AxiosInstance, ticketId: string): Promise<Order | undefined> {
  const { items } = await listOrders(api, { status: 'waiting' });
  return items.find((order) => order.ticket.id === ticketId);
}

/**
 * Places an order at the price that the buyer saw. Where an answer got lost, asking again leads to the
 * order that there is, also when the buyer has changed his mind about the quantity meanwhile.
 */
export async function placeOrderOnce(
  { api, keys }: { readonly api: AxiosInstance; readonly keys: IdempotencyKeys },
  ticket: Pick<Ticket, 'id' | 'price'>,
  quantity: number,
): Promise<Order> {
  const request = { ticketId: ticket.id, quantity, price: ticket.price };
  const scope = `order:${ticket.id}`;
  if (keys.hasUnsettledOther(scope, request)) {
    const lost = await findLost(api, ticket.id);
    keys.settle(scope);
    if (lost !== undefined) return lost;
  }
  const key = keys.keyFor(scope, request);
  try {
    const order = await askAgainWhile({
      ask: () => placeOrder(api, request, key),
      // Listed a moment ago: orders has not heard of it yet.
      passesByItself: (fault) => hasStatus(fault, 404),
    });
    keys.settle(scope);
    return order;
  } catch (fault) {
    // A refusal has made nothing. Whatever else there was may have made an order.
    if (isRefusal(fault)) keys.settle(scope);
    throw fault;
  }
}
