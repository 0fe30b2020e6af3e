import type { Ledger } from '../../support/stripe-ledger';
import { groupBy, sum } from './finding';

/** Money that was taken, as the bank knows it. */
export interface PaidCharge {
  id: string;
  paymentId: string | undefined;
  orderId: string | undefined;
  amountMinor: number;
  /** What did not go back. */
  keptMinor: number;
  /** Sizes of the refunds that were made, those that the bank refused left out. */
  refundsMinor: readonly number[];
  /** Nobody can promise what a bank does: an operator sends this money back another way. */
  isRefusedByBank: boolean;
}

/** All charges that took money, each with what its intent says it is for. */
export function chargesOf({ charges, intents, refunds }: Ledger): PaidCharge[] {
  const intentsById = new Map(intents.map((intent) => [intent.id, intent]));
  const refundsByCharge = groupBy(refunds, ({ charge }) => charge);
  return charges
    .filter(({ paid }) => paid)
    .map((charge) => {
      const metadata = intentsById.get(charge.payment_intent)?.metadata ?? {};
      const tried = refundsByCharge.get(charge.id) ?? [];
      const made = tried.filter(({ status }) => status !== 'failed');
      return {
        id: charge.id,
        paymentId: metadata['paymentId'],
        orderId: metadata['orderId'],
        amountMinor: charge.amount,
        keptMinor: charge.amount - charge.amount_refunded,
        refundsMinor: made.map(({ amount }) => amount),
        isRefusedByBank: tried.length > made.length && made.length === 0,
      };
    });
}

export function keptMinor(charges: readonly PaidCharge[]): number {
  return sum(charges.map((charge) => charge.keptMinor));
}
