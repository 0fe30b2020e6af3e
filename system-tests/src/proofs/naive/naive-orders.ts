import type { EventData, EventType } from '@ticketing/common/contracts/catalogue';
import type { OrderState } from '@ticketing/common/contracts/order-events';
import type { EventBus } from '@ticketing/common/messaging/event-bus';
import { outboxEntry, toEvent, toMessage } from '@ticketing/common/messaging/outbox';
import { readEvent } from '@ticketing/common/messaging/read-event';
import { newId } from '@ticketing/common/store/ids';
import type { NaiveOrder, NaiveStore, NaiveTicket } from './naive-store';

const IN_FLIGHT_MAX = 32;
const ACK_WAIT_MS = 5_000;

interface NaiveDeps {
  store: NaiveStore;
  bus: EventBus;
  windowMs: number;
}

export class TicketTaken extends Error {
  override readonly name = 'TicketTaken';
}

function publicState({ _id, createdAt, expiresAt, ...order }: NaiveOrder): OrderState {
  const at = { createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() };
  return { id: _id, ...order, ...at, rejectedPaymentIds: [] };
}

/** Publishes after the save, and hopes. */
function publishAndHope(
  bus: EventBus,
  type: Extract<EventType, `order:${string}`>,
  order: NaiveOrder,
): void {
  const { _id: aggregateId, version } = order;
  const data = publicState(order);
  const entry = outboxEntry({ type, aggregateId, version, at: new Date(), data });
  bus
    .publish(toMessage(toEvent(entry, { aggregateId, source: 'orders-service' })))
    .catch(() => undefined);
}

export function createNaiveOrders({ store, bus, windowMs }: NaiveDeps) {
  const { tickets, orders } = store;

  async function isReserved(ticket: NaiveTicket, quantity: number): Promise<boolean> {
    const holders = await orders
      .find({ 'ticket.id': ticket._id, status: { $in: ['created', 'complete'] } })
      .toArray();
    const held = holders.reduce((sum, order) => sum + order.quantity, 0);
    return held + quantity > ticket.quantity;
  }

  async function save(order: NaiveOrder): Promise<void> {
    const { _id, ...fields } = order;
    await orders.replaceOne({ _id }, fields);
  }

  return {
    find: (id: string) => orders.findOne({ _id: id }),
    async place(userId: string, ticketId: string, quantity: number) {
      const ticket = await tickets.findOne({ _id: ticketId });
      if (!ticket) return undefined;
      if (await isReserved(ticket, quantity)) throw new TicketTaken('Ticket is already reserved');
      const { title, priceMinor, currency, version } = ticket;
      const now = new Date();
      const order: NaiveOrder = {
        _id: newId(),
        version: 0,
        status: 'created',
        userId,
        createdAt: now,
        expiresAt: new Date(now.getTime() + windowMs),
        quantity,
        ticket: { id: ticketId, title, priceMinor, currency, version },
      };
      await orders.insertOne(order);
      publishAndHope(bus, 'order:created', order);
      return order;
    },
    async cancel(order: NaiveOrder, cancelReason: 'user' | 'expired') {
      const { version } = order;
      const after = { ...order, status: 'cancelled' as const, cancelReason, version: version + 1 };
      await save(after);
      publishAndHope(bus, 'order:cancelled', after);
    },
    async complete(order: NaiveOrder, paymentId: string) {
      const { cancelReason: _reason, ...rest } = order;
      const after = { ...rest, status: 'complete' as const, paymentId, version: order.version + 1 };
      await save(after);
      publishAndHope(bus, 'order:completed', after);
    },
    async keepTicket({ id, ...fields }: EventData<'ticket:created'>) {
      const replaced = await tickets.replaceOne({ _id: id }, fields);
      if (replaced.matchedCount === 0) await tickets.insertOne({ _id: id, ...fields });
    },
  };
}

export type NaiveOrders = ReturnType<typeof createNaiveOrders>;

async function react(orders: NaiveOrders, body: string): Promise<void> {
  const read = readEvent(body);
  if (read.kind !== 'event') return;
  const { event } = read;
  if (event.type === 'ticket:created' || event.type === 'ticket:updated') {
    return orders.keepTicket(event.data);
  }
  if (event.type !== 'payment:created' && event.type !== 'expiration:complete') return;
  const order = await orders.find(event.data.orderId);
  if (!order) throw new Error('Order not found');
  if (event.type === 'payment:created') return orders.complete(order, event.data.id);
  if (order.status !== 'complete') await orders.cancel(order, 'expired');
}

export function listenNaively(orders: NaiveOrders, bus: EventBus): void {
  for (const type of [
    'ticket:created',
    'ticket:updated',
    'payment:created',
    'expiration:complete',
  ] as const) {
    bus.subscribe({
      type,
      group: 'orders-service',
      inFlightMax: IN_FLIGHT_MAX,
      ackWaitMs: ACK_WAIT_MS,
      onDelivery: async ({ body }) => {
        await react(orders, body);
        return { kind: 'ack' };
      },
    });
  }
}
