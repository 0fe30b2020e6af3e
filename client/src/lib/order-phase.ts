import type { Order } from './api/orders';
import type { Payment, PaymentStatus } from './api/payments';
import { remainingMs } from './countdown';

/** What became of money that came for an order which could not take it any more. */
export type MoneyBack = 'none' | 'deciding' | 'refunding' | 'refunded' | 'refund_failed';

const BANK_IS_BELIEVED_FOR_MS = 60_000;

/**
 * A yes of the bank reaches us within seconds. Where it does not, something else has become of the
 * payment: whoever was told to wait any longer would lose the time that is left to pay.
 */
export function isBankBelieved(answer: {
  readonly saidYes: boolean;
  readonly heardAtMs: number;
  readonly nowMs: number;
}): boolean {
  return answer.saidYes && answer.nowMs - answer.heardAtMs < BANK_IS_BELIEVED_FOR_MS;
}

/** What the buyer has to know now; the pages draw exactly one of these. */
export type OrderPhase =
  | { readonly kind: 'payable'; readonly remainingMs: number }
  | { readonly kind: 'confirming' }
  | { readonly kind: 'closing' }
  | {
      readonly kind: 'complete';
      readonly moneyBack: MoneyBack;
      readonly rescued: boolean;
    }
  | {
      readonly kind: 'cancelled';
      readonly reason: 'user' | 'expired';
      readonly moneyBack: MoneyBack;
    };

export function orderPhase(options: {
  readonly order: Order;
  readonly payments: readonly Payment[];
  readonly serverNowMs: number;
  /** The bank has just sent the buyer back to us with a yes; the payment may not show it yet. */
  readonly bankSaidYes?: boolean;
}): OrderPhase {
  const { order, payments, serverNowMs, bankSaidYes = false } = options;
  switch (order.status) {
    case 'complete':
      return {
        kind: 'complete',
        moneyBack: moneyBackOf(payments, order.paymentId),
        rescued: order.rescued === true,
      };
    case 'cancelled': {
      const reason = order.cancelReason ?? 'expired';
      return { kind: 'cancelled', reason, moneyBack: moneyBackOf(payments, undefined) };
    }
    case 'created':
    case 'awaiting:payment': {
      if (isPaying(payments, bankSaidYes)) return { kind: 'confirming' };
      const left = remainingMs(order.expiresAt, serverNowMs);
      return left > 0 ? { kind: 'payable', remainingMs: left } : { kind: 'closing' };
    }
  }
}

export function isLive(order: Order): boolean {
  return order.status === 'created' || order.status === 'awaiting:payment';
}

/** Whether something may still happen to the money, so that it is worth asking again. */
export function isMoneyMoving(order: Order, payments: readonly Payment[]): boolean {
  return payments.some(({ id, status }) => {
    if (status === 'succeeded') return id !== order.paymentId;
    return status === 'pending' || status === 'requires_action' || status === 'refunding';
  });
}

function isPaying(payments: readonly Payment[], bankSaidYes: boolean): boolean {
  return payments.some(
    ({ status }) =>
      status === 'succeeded' ||
      // The bank's yes reaches the buyer before it reaches our payments.
      (bankSaidYes && (status === 'pending' || status === 'requires_action')),
  );
}

function moneyBackOf(payments: readonly Payment[], accepted: string | undefined): MoneyBack {
  const byUrgency: readonly [PaymentStatus, MoneyBack][] = [
    ['refund_failed', 'refund_failed'],
    ['refunding', 'refunding'],
    ['succeeded', 'deciding'],
    ['refunded', 'refunded'],
  ];
  const others = payments.filter(({ id }) => id !== accepted);
  const found = byUrgency.find(([status]) => others.some((payment) => payment.status === status));
  return found?.[1] ?? 'none';
}
