import { replaceCompiled } from './replace-compiled';

interface Order {
  status: string;
  units: readonly number[];
}

type SettlePayment = (
  order: Order,
  payment: { paymentId: string; free: readonly number[]; now: Date },
) => unknown;

export function switchOffClaimsIndex(): void {
  replaceCompiled<{ unique?: boolean }>(
    'orders/dist/store/order-model',
    'CLAIMS_INDEX',
    (index) => ({
      ...index,
      unique: false,
    }),
  );
  replaceCompiled<(...args: unknown[]) => object>(
    'orders/dist/store/prove-lock',
    'createLockProof',
    (createLockProof) =>
      (...args) => ({ ...createLockProof(...args), prove: () => Promise.resolve() }),
  );
}

/** Takes an expired order's own units for free, whoever has them now. */
export function switchOffRescueCheck(): void {
  replaceCompiled<SettlePayment>(
    'orders/dist/domain/order',
    'settlePayment',
    (settlePayment) => (order, payment) => settlePayment(order, { ...payment, free: order.units }),
  );
}

/** A complete order has no use for another payment, and says nothing about it. */
export function ignoreSecondPayments(): void {
  replaceCompiled<SettlePayment>(
    'orders/dist/domain/order',
    'settlePayment',
    (settlePayment) => (order, payment) =>
      order.status === 'complete' ? { order, events: [] } : settlePayment(order, payment),
  );
}
