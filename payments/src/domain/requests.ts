import { Conflict, IdempotencyKeyReused } from '@ticketing/common/errors';
import type { KeyedRequest, Payment } from './payment';

const REQUESTS_MAX = 100;

/** What a payment knows of a request with an idempotency key. */
export type Recognised = 'answered' | 'being-answered' | 'unknown';

/** @throws {IdempotencyKeyReused} when the key came with another body */
export function recognise(payment: Payment, { id, bodyHash }: KeyedRequest): Recognised {
  const kept = payment.requests.find((request) => request.id === id);
  const under = payment.confirm?.request?.id === id ? payment.confirm.request : undefined;
  const found = kept ?? under;
  if (!found) return 'unknown';
  if (found.bodyHash !== bodyHash) throw new IdempotencyKeyReused();
  return kept ? 'answered' : 'being-answered';
}

/** Keeps a request with the payment that answers it, as long as the payment. */
export function keepRequest(payment: Payment, request: KeyedRequest): Payment | undefined {
  if (recognise(payment, request) === 'answered') return undefined;
  if (payment.requests.length >= REQUESTS_MAX) {
    throw new Conflict('Too many idempotency keys for one payment');
  }
  return { ...payment, requests: [...payment.requests, request] };
}

/** Everything that a key may be found by, and the payment's own id so that it is never empty. */
export function requestKeys({ id, requests, confirm }: Payment): string[] {
  const under = confirm?.request ? [confirm.request.id] : [];
  return [...new Set([`payment:${id}`, ...requests.map((request) => request.id), ...under])];
}
