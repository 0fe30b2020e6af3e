import { Conflict, DuplicateKey, Refused } from '@ticketing/common/errors';
import type { Clock } from '@ticketing/common/service/clock';
import { inTraceOf, type Tracing } from '@ticketing/common/tracing/tracing';
import { assertPayable, isOverFor, type Order } from '../domain/order';
import { isConfirming, wantCancel, type KeyedRequest, type Payment } from '../domain/payment';
import { keepRequest, recognise } from '../domain/requests';
import type { Orders } from '../store/orders';
import type { Payments } from '../store/payments';
import { startBudget, type Budget } from './budget';
import type { ChangePayment } from './change-payment';
import type { ConfirmCard } from './confirm-card';
import type { OpenIntent } from './open-intent';

/** An answer has to be there within nine seconds, whatever Stripe does. */
const BUDGET_MS = 8_000;

/** What a buyer asks for: an open intent, or, with a token, to be charged. */
export interface PaymentRequest {
  userId: string;
  orderId: string;
  token?: string | undefined;
  /** When it came with an idempotency key. */
  request: KeyedRequest | undefined;
}

export type StartPayment = (asked: PaymentRequest) => Promise<Payment>;

export function createStartPayment(deps: {
  orders: Orders;
  payments: Payments;
  changePayment: ChangePayment;
  openIntent: OpenIntent;
  confirmCard: ConfirmCard;
  clock: Clock;
  marginMs: number;
  tracing: Tracing;
}): StartPayment {
  const { orders, payments, changePayment, openIntent, confirmCard } = deps;
  const { clock, marginMs, tracing } = deps;

  async function payableOrder({ orderId, userId }: PaymentRequest): Promise<Order> {
    const order = await orders.find(orderId);
    assertPayable(order, { userId, now: clock(), marginMs });
    return order;
  }

  /** The answer that a repeated request was given before; waits while it is being given. */
  async function answered(
    request: KeyedRequest,
    budget: Budget,
  ): Promise<Payment | 'being-answered' | undefined> {
    const payment = await payments.findByRequest(request.id);
    const known = payment ? recognise(payment, request) : 'unknown';
    if (known === 'answered') return payment;
    if (known === 'unknown' || !payment || !isConfirming(payment, clock())) return undefined;
    await budget.pause();
    return 'being-answered';
  }

  async function answer(asked: PaymentRequest, budget: Budget): Promise<Payment> {
    const order = await payableOrder(asked);
    const place = { origin: order.traceparent, name: 'pay order' };
    return inTraceOf(tracing, place, () => pay(order, asked, budget));
  }

  async function pay(order: Order, asked: PaymentRequest, budget: Budget): Promise<Payment> {
    const { token, request } = asked;
    const open = await openIntent(order, budget);
    await cancelIfOver(asked, open);
    if (token !== undefined) return confirmCard(open, { token, request }, budget);
    if (!request) return open;
    return (await changePayment(open.id, (payment) => keepRequest(payment, request))).payment;
  }

  /** The order may have ended while the intent was opened, and nobody looked for it then. */
  async function cancelIfOver(asked: PaymentRequest, { id }: Payment): Promise<void> {
    const order = await orders.find(asked.orderId);
    if (order && isOverFor(order, id)) await changePayment(id, wantCancel);
    assertPayable(order, { userId: asked.userId, now: clock(), marginMs });
  }

  /** A repeat that was refused because the first is just being answered waits for that answer. */
  function mayBeAnsweredYet(error: unknown): boolean {
    return error instanceof Conflict || error instanceof Refused || error instanceof DuplicateKey;
  }

  return async (asked) => {
    const { request } = asked;
    const budget = startBudget(BUDGET_MS);
    if (!request) return answer(asked, budget);
    for (;;) {
      const known = await answered(request, budget);
      if (known === 'being-answered') continue;
      if (known) return known;
      try {
        return await answer(asked, budget);
      } catch (error) {
        if (!mayBeAnsweredYet(error)) throw error;
        const now = await answered(request, budget);
        if (now === undefined && !(error instanceof DuplicateKey)) throw error;
        if (now === undefined) await budget.pause();
        else if (now !== 'being-answered') return now;
      }
    }
  };
}
