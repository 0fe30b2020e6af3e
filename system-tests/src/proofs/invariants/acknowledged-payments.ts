import { toDecimal } from '@ticketing/common/money';
import type { Ledger } from '../../support/stripe-ledger';
import { byId, type StoredOrder, type StoredPayment } from '../evidence/documents';
import type { HistoryEntry } from '../swarm/history';
import { chargesOf, type PaidCharge } from './charges';

interface Books {
  orders: readonly StoredOrder[];
  payments: readonly StoredPayment[];
  ledger: Ledger;
}

function brokenSuccess(
  { paymentId = '', payment }: HistoryEntry,
  charges: readonly PaidCharge[],
  order: StoredOrder | undefined,
): string[] {
  const ofPayment = charges.filter((charge) => charge.paymentId === paymentId);
  if (ofPayment.length === 0) return [`payment ${paymentId} was acknowledged and took no money`];
  const amount = toDecimal(Math.max(...ofPayment.map(({ amountMinor }) => amountMinor)));
  const isAmount = payment === undefined || payment.amount === amount;
  const isAccepted = order?.status === 'complete' && order.paymentId === paymentId;
  const isBack = ofPayment.every(
    ({ keptMinor, isRefusedByBank }) => keptMinor === 0 || isRefusedByBank,
  );
  return [
    ...(isAmount
      ? []
      : [`payment ${paymentId} was acknowledged over another amount than ${amount}`]),
    ...(isAccepted || isBack
      ? []
      : [`payment ${paymentId} was acknowledged: neither a complete order nor refunded`]),
  ];
}

/** Payments that a buyer was told of, and that did not come to what was told. */
export function brokenPayments(
  acknowledged: readonly HistoryEntry[],
  { orders, payments, ledger }: Books,
): string[] {
  const storedPayments = byId(payments);
  const storedOrders = byId(orders);
  const charges = chargesOf(ledger);
  return acknowledged.flatMap((entry) => {
    const { action, paymentId, payment, orderId } = entry;
    if ((action !== 'pay' && action !== 'begin-payment') || paymentId === undefined) return [];
    const found = storedPayments.get(paymentId);
    if (!found) return [`payment ${paymentId} was acknowledged and is not there`];
    if (orderId !== undefined && found.orderId !== orderId) {
      return [`payment ${paymentId} was acknowledged for ${orderId} and is for ${found.orderId}`];
    }
    if (payment?.status !== 'succeeded') return [];
    return brokenSuccess(entry, charges, storedOrders.get(found.orderId));
  });
}
