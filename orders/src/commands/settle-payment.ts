import type { Checkpoint } from '@ticketing/common/service/checkpoint';
import type { Clock } from '@ticketing/common/service/clock';
import { isRescuable, settlePayment, type Order } from '../domain/order';
import type { TicketStore } from '../store/ticket-store';
import type { FindFreeUnits } from '../store/unit-search';
import type { ChangeOrder, ChangeResult } from './change-order';

/** Decides what a payment that succeeded does to its order: complete it, rescue it, or be rejected. */
export type SettlePayment = (payment: {
  orderId: string;
  paymentId: string;
}) => Promise<ChangeResult | undefined>;

export function createSettlePayment(deps: {
  changeOrder: ChangeOrder;
  tickets: Pick<TicketStore, 'find'>;
  findFreeUnits: FindFreeUnits;
  clock: Clock;
  checkpoint: Checkpoint;
}): SettlePayment {
  const { changeOrder, tickets, findFreeUnits, clock, checkpoint } = deps;

  /** What the index shows as free, the order's own units before any others. */
  async function freeUnitsFor({ ticket, units, quantity }: Order): Promise<number[]> {
    const listing = await tickets.find(ticket.id);
    const unitCount = listing?.quantity ?? Math.max(...units) + 1;
    const seen = await findFreeUnits({ id: ticket.id, quantity: unitCount }, quantity);
    return [...units.filter((unit) => !seen.look.isHeld(unit)), ...seen.units];
  }

  return async ({ orderId, paymentId }) => {
    const result = await changeOrder(orderId, async (order) => {
      const free = isRescuable(order) ? await freeUnitsFor(order) : [];
      return settlePayment(order, { paymentId, free, now: clock() });
    });
    if (result?.isChanged) checkpoint('orders:settled');
    return result;
  };
}
