import { hasStatus } from '@/lib/api-error';
import type { Payment, PaymentRequest } from '@/lib/api/payments';
import { createPayment } from '@/lib/api/payments';
import { askAgainWhile } from '@/lib/ask-again';
import { browserApi } from '@/lib/browser-api';
import { browserIdempotencyKeys } from '@/lib/idempotency-keys';

async function send(scope: string, request: PaymentRequest): Promise<Payment> {
  const keys = browserIdempotencyKeys();
  const key = keys.keyFor(scope, request);
  const payment = await askAgainWhile({
    ask: () => createPayment(browserApi(), request, key),
    // Ordered a moment ago: payments has not heard of it yet.
    passesByItself: (fault) => hasStatus(fault, 404),
  });
  // Only now: after an answer that got lost, the same key asks for the same payment.
  keys.settle(scope);
  return payment;
}

/** Opens the order's one live payment, or finds it. */
export const openPayment = (orderId: string): Promise<Payment> =>
  send(`payment:${orderId}`, { orderId });

/** Pays with a card, confirmed on the server. */
export const payWithToken = (orderId: string, token: string): Promise<Payment> =>
  send(`card:${orderId}`, { orderId, token });
