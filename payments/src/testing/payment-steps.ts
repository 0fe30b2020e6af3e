import fc from 'fast-check';
import { decideConfirm, endConfirm } from '../domain/confirm';
import { observeIntent, type Intent } from '../domain/intent';
import {
  giveUpOpening,
  laterThan,
  postpone,
  takeUpCancel,
  wantCancel,
  type Payment,
} from '../domain/payment';
import { retryRefund, settleByHand } from '../domain/failed-refund';
import {
  observeRefund,
  refundedElsewhere,
  refuseRefund,
  takeUpRefund,
  wantRefund,
  type Refund,
} from '../domain/refund';
import { keepRequest } from '../domain/requests';

/** Which confirm is meant: the last one that was begun, or one that a slow process still talks of. */
type WhichConfirm = 'last' | 'before';

/** Whatever may be decided for a payment, or seen of it at Stripe, however late or unlikely. */
export type PaymentStep =
  | { kind: 'time-passes'; ms: number }
  | { kind: 'intent-seen'; status: Intent['status']; ended?: WhichConfirm; isSilent: boolean }
  | { kind: 'card'; hash: string; key?: string; looked: boolean }
  | { kind: 'card-declined'; which: WhichConfirm }
  | { kind: 'request-kept'; key: string }
  | { kind: 'order-over' }
  | { kind: 'cancel-taken-up' }
  | { kind: 'given-up' }
  | { kind: 'rejected' }
  | { kind: 'refund-taken-up'; begin: boolean }
  | { kind: 'refund-seen'; id: string; status: Refund['status'] }
  | { kind: 'refunded-elsewhere' }
  | { kind: 'refund-refused' }
  | { kind: 'refund-retried' }
  | { kind: 'paid-back-by-hand' }
  | { kind: 'postponed' };

const which = fc.constantFrom<WhichConfirm>('last', 'before');
const key = fc.constantFrom('key-1', 'key-2');

export const paymentSteps: fc.Arbitrary<readonly PaymentStep[]> = fc.array(
  fc.oneof<fc.Arbitrary<PaymentStep>[]>(
    fc.record({
      kind: fc.constant('time-passes'),
      ms: fc.constantFrom(1, 15_000, 20_000, 60_000),
    }),
    fc.record(
      {
        kind: fc.constant('intent-seen'),
        status: fc.constantFrom<Intent['status'][]>(
          'requires_payment_method',
          'requires_confirmation',
          'requires_action',
          'processing',
          'requires_capture',
          'canceled',
          'succeeded',
        ),
        ended: which,
        isSilent: fc.boolean(),
      },
      { requiredKeys: ['kind', 'status', 'isSilent'] },
    ),
    fc.record(
      {
        kind: fc.constant('card'),
        hash: fc.constantFrom('visa', 'amex'),
        key,
        looked: fc.boolean(),
      },
      { requiredKeys: ['kind', 'hash', 'looked'] },
    ),
    fc.record({ kind: fc.constant('card-declined'), which }),
    fc.record({ kind: fc.constant('request-kept'), key }),
    fc.record({ kind: fc.constant('refund-taken-up'), begin: fc.boolean() }),
    fc.record({
      kind: fc.constant('refund-seen'),
      id: fc.constantFrom('re_1', 're_2'),
      status: fc.constantFrom<Refund['status'][]>('pending', 'succeeded', 'failed'),
    }),
    fc.record({ kind: fc.constant('rejected') }),
    fc.record({ kind: fc.constantFrom('refund-retried', 'paid-back-by-hand') }),
    fc.record({
      kind: fc.constantFrom(
        'order-over',
        'cancel-taken-up',
        'given-up',
        'refunded-elsewhere',
        'refund-refused',
        'postponed',
      ),
    }),
  ),
  { maxLength: 25, size: 'max' },
);

const LEASE_MS = 20_000;

function nOf(payment: Payment, which: WhichConfirm): number {
  return which === 'last' ? payment.confirms : payment.confirms - 1;
}

function tryCard(payment: Payment, step: PaymentStep & { kind: 'card' }, now: Date) {
  const { hash, looked, key: id } = step;
  const request = id === undefined ? undefined : { id, bodyHash: 'body' };
  const decision = decideConfirm(payment, { hash, request }, { now, looked });
  return decision.kind === 'begin' ? decision.payment : undefined;
}

function see(
  payment: Payment,
  { status, ended, isSilent }: PaymentStep & { kind: 'intent-seen' },
  now: Date,
): Payment | undefined {
  const { id: paymentId, orderId, amountMinor, currency } = payment;
  const clientSecret = isSilent ? undefined : 'pi_1_secret_2';
  const intent = { id: 'pi_1', status, clientSecret, amountMinor, currency, paymentId, orderId };
  return observeIntent(payment, intent, {
    now,
    ...(ended && { endedConfirm: nOf(payment, ended) }),
  });
}

/**
 * What a step makes of a payment; nothing where it changes nothing.
 *
 * @throws what its decision throws: a refusal
 */
export function takeStep(payment: Payment, step: PaymentStep, now: Date): Payment | undefined {
  switch (step.kind) {
    case 'time-passes':
      return undefined;
    case 'intent-seen':
      return see(payment, step, now);
    case 'card':
      return tryCard(payment, step, now);
    case 'card-declined':
      return endConfirm(payment, nOf(payment, step.which));
    case 'request-kept':
      return keepRequest(payment, { id: step.key, bodyHash: 'body' });
    case 'order-over':
      return wantCancel(payment, now);
    case 'cancel-taken-up':
      return takeUpCancel(payment, now, LEASE_MS);
    case 'given-up':
      return giveUpOpening(payment);
    case 'rejected':
      return wantRefund(payment, now);
    case 'refund-taken-up':
      return takeUpRefund(payment, { now, leaseMs: LEASE_MS, begin: step.begin });
    case 'refund-seen':
      return observeRefund(payment, { id: step.id, status: step.status }, now);
    case 'refunded-elsewhere':
      return refundedElsewhere(payment);
    case 'refund-refused':
      return refuseRefund(payment, payment.refunds, now);
    case 'refund-retried':
      return retryRefund(payment, now);
    case 'paid-back-by-hand':
      return settleByHand(payment);
    case 'postponed':
      return postpone(payment, laterThan(now, 1_000));
  }
}
