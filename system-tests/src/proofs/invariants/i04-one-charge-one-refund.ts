import { storedPayments } from '../evidence/documents';
import type { Invariant } from '../evidence/evidence';
import { chargesOf } from './charges';
import { count, finding, groupBy, sum } from './finding';

/** I4: at most one charge kept per order, and one refund per charge. */
export const oneChargeOneRefund: Invariant = (evidence) => {
  const charges = chargesOf(evidence.ledger);
  const kept = charges.filter(
    ({ keptMinor, isRefusedByBank }) => keptMinor > 0 && !isRefusedByBank,
  );
  const keptTwice = [...groupBy(kept, ({ orderId = 'unknown' }) => orderId)]
    .filter(([, ofOrder]) => ofOrder.length > 1)
    .map(
      ([id, ofOrder]) => `order ${id} keeps charges ${ofOrder.map((each) => each.id).join(', ')}`,
    );
  const refundedTwice = charges
    .filter(({ refundsMinor }) => refundsMinor.length > 1)
    .map(({ id, refundsMinor }) => `charge ${id} was refunded ${refundsMinor.length} times`);
  const liveTwice = [...groupBy(storedPayments(evidence), ({ liveKey }) => liveKey)]
    .filter(([, payments]) => payments.length > 1)
    .map(
      ([key, payments]) => `${payments.map(({ _id }) => _id).join(', ')} are all live for ${key}`,
    );
  const refunds = sum(charges.map(({ refundsMinor }) => refundsMinor.length));
  const looked = `${count(charges.length, 'charge')}, ${count(refunds, 'refund')}`;
  return finding('I4', looked, [...keptTwice, ...refundedTwice, ...liveTwice]);
};
