import {
  byId,
  storedOrders,
  storedPayments,
  totalMinorOf,
  type StoredOrder,
  type StoredPayment,
} from '../evidence/documents';
import type { Invariant } from '../evidence/evidence';
import { chargesOf, keptMinor, type PaidCharge } from './charges';
import { count, finding, groupBy, sum } from './finding';

function isAccepted(order: StoredOrder | undefined, { paymentId }: PaidCharge): boolean {
  return order?.status === 'complete' && order.paymentId === paymentId;
}

/** The money was taken for good. */
function brokenSale({ id, amountMinor, keptMinor }: PaidCharge, order: StoredOrder): string[] {
  const total = totalMinorOf(order);
  return [
    ...(keptMinor === amountMinor
      ? []
      : [`charge ${id} was given back, its order ${order._id} is complete`]),
    ...(amountMinor === total
      ? []
      : [`charge ${id} took ${amountMinor}, order ${order._id} is ${total}`]),
  ];
}

/** The money has gone back. */
function brokenRefund({ id, orderId = 'unknown', ...charge }: PaidCharge): string[] {
  if (charge.keptMinor === 0 || charge.isRefusedByBank) return [];
  return [`charge ${id} keeps ${charge.keptMinor}, order ${orderId} is not complete by it`];
}

function brokenRecord(
  charge: PaidCharge,
  payment: StoredPayment | undefined,
  isSale: boolean,
): string[] {
  const expected = isSale ? 'succeeded' : charge.isRefusedByBank ? 'refund_failed' : 'refunded';
  const { id, paymentId = 'unknown' } = charge;
  if (!payment) return [`charge ${id} is of payment ${paymentId}, which is not there`];
  if (payment.status === expected) return [];
  return [`payment ${paymentId} of charge ${id} is ${payment.status} instead of ${expected}`];
}

function unpaid(orders: readonly StoredOrder[], charges: readonly PaidCharge[]): string[] {
  const paid = groupBy(charges, ({ paymentId = '' }) => paymentId);
  return orders
    .filter(({ status, paymentId = '' }) => status === 'complete' && !paid.has(paymentId))
    .map(
      ({ _id, paymentId = 'none' }) =>
        `order ${_id} is complete, its payment ${paymentId} took no money`,
    );
}

function sumsDiffer(orders: readonly StoredOrder[], charges: readonly PaidCharge[]): string[] {
  const sold = sum(orders.filter(({ status }) => status === 'complete').map(totalMinorOf));
  const charged = sum(charges.map(({ amountMinor }) => amountMinor));
  const returned = sum(charges.flatMap(({ refundsMinor }) => refundsMinor));
  const kept = keptMinor(charges);
  const refused = keptMinor(charges.filter(({ isRefusedByBank }) => isRefusedByBank));
  return [
    ...(charged === kept + returned
      ? []
      : [`charged ${charged}, kept ${kept}, refunded ${returned}`]),
    ...(kept - refused === sold ? [] : [`kept ${kept - refused}, complete orders are ${sold}`]),
  ];
}

/** I3: each charge is exactly one of: order complete, or refunded in full; sums match. */
export const chargeIsTicketOrRefund: Invariant = (evidence) => {
  const charges = chargesOf(evidence.ledger);
  const orders = storedOrders(evidence);
  const ordersById = byId(orders);
  const payments = byId(storedPayments(evidence));
  const each = charges.flatMap((charge) => {
    const { orderId = '', paymentId = '' } = charge;
    const order = ordersById.get(orderId);
    const isSale = isAccepted(order, charge);
    return [
      ...(isSale && order ? brokenSale(charge, order) : brokenRefund(charge)),
      ...brokenRecord(charge, payments.get(paymentId), isSale),
    ];
  });
  const refused = charges.filter(({ isRefusedByBank }) => isRefusedByBank).length;
  const looked = `${count(charges.length, 'charge')}${refused > 0 ? `, ${refused} refused by the bank` : ''}`;
  return finding('I3', looked, [
    ...each,
    ...unpaid(orders, charges),
    ...sumsDiffer(orders, charges),
  ]);
};
