import type { AxiosInstance } from 'axios';
import { z } from 'zod';
import { hasStatus, isRefusal } from './api-error';
import type { Order } from './api/orders';
import { latestWaitingOrders, placeOrder } from './api/orders';
import type { Ticket } from './api/tickets';
import { askAgainWhile } from './ask-again';
import { clockOffsetMs } from './countdown';
import type { IdempotencyKeys, UnsettledRequest } from './idempotency-keys';

/** A measured clock is not exact, and the servers' clocks differ by a little. */
const CLOCK_SLACK_MS = 5_000;

const requestSchema = z.object({ ticketId: z.string(), quantity: z.number() });

interface Means {
  readonly api: AxiosInstance;
  readonly keys: IdempotencyKeys;
  readonly now: () => number;
}

/** The order that an earlier request has made although its answer got lost. */
async function findLost(
  { api, now }: Means,
  { body, madeAtMs }: UnsettledRequest,
): Promise<Order | undefined> {
  const asked = requestSchema.safeParse(body).data;
  if (asked === undefined) return undefined;
  const sentAtMs = now();
  const { orders, serverDate } = await latestWaitingOrders(api);
  // The buyer's clock may be wrong by any time.
  const offsetMs = clockOffsetMs({ date: serverDate, sentAtMs, receivedAtMs: now() });
  const earliestMs = madeAtMs + offsetMs - CLOCK_SLACK_MS;
  return orders.find(
    ({ ticket, quantity, createdAt }) =>
      ticket.id === asked.ticketId &&
      quantity === asked.quantity &&
      Date.parse(createdAt) >= earliestMs,
  );
}

/**
 * Places an order at the price that the buyer saw. Where an answer got lost, asking again leads to the
 * order that there is, also when the buyer has changed his mind about the quantity meanwhile.
 */
export async function placeOrderOnce(
  means: Means,
  ticket: Pick<Ticket, 'id' | 'price'>,
  quantity: number,
): Promise<Order> {
  const { api, keys } = means;
  const request = { ticketId: ticket.id, quantity, price: ticket.price };
  const scope = `order:${ticket.id}`;
  const unsettled = keys.unsettledOther(scope, request);
  if (unsettled !== undefined) {
    const lost = await findLost(means, unsettled);
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
