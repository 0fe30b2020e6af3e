import { republish } from '@ticketing/common/messaging/republish';
import { newId } from '@ticketing/common/store/ids';
import { eventOf } from '@ticketing/common/testing/events';
import type { Served } from '@ticketing/common/testing/pods';
import type { AsyncCommand } from 'fast-check';
import { expectAsModelled } from './expect-as-modelled';
import {
  cancelInModel,
  freeUnits,
  hearInModel,
  placeInModel,
  sweepInModel,
  type HeardEvent,
  type ModelOrder,
  type OrdersModel,
} from './orders-model';
import { aPayment, aTicket, type OrdersUnderTest } from './orders-under-test';
import type { OrdersWorld } from './orders-world';

export type OrdersCommand = AsyncCommand<OrdersModel, OrdersWorld>;

/** Prints as the call that makes it, so that a counterexample can be kept as it is printed. */
function command(
  name: string,
  values: object,
  check: (model: OrdersModel) => boolean,
  act: (model: OrdersModel, world: OrdersWorld) => Promise<void>,
): OrdersCommand {
  return {
    check,
    async run(model, world) {
      await act(model, world);
      await expectAsModelled(model, world);
    },
    toString: () => `${name}(${JSON.stringify(values)})`,
  };
}

/** Numbers go round, so that each of them means something as soon as there is anything. */
function nth<T>(items: readonly T[], number: number): T {
  const item = items[number % items.length];
  if (item === undefined) throw new Error('there is nothing yet');
  return item;
}

async function deliver(
  served: Served,
  { model, world, event }: { model: OrdersModel; world: OrdersWorld; event: HeardEvent },
): Promise<void> {
  expect(await world.serve(served, ({ bus }) => bus.deliver(event))).toEqual([{ kind: 'ack' }]);
  hearInModel(model, event);
}

const hasListings = ({ listings }: OrdersModel) => listings.length > 0;
const hasOrders = ({ orders }: OrdersModel) => orders.length > 0;

/** A seller offers units; orders hears of it now or when it is redelivered. */
export const list = (values: { quantity: number; isHeard: boolean }): OrdersCommand =>
  command(
    'list',
    values,
    ({ listings }) => listings.length < 2,
    async (model, world) => {
      const ticket = aTicket({ quantity: values.quantity });
      const event = eventOf('ticket:created', ticket);
      model.listings.push(ticket);
      world.sent.push(event);
      if (values.isHeard) await deliver({ at: 0 }, { model, world, event });
    },
  );

/** The seller asks another price for each version, and may offer more units. */
export const edit = (values: { listing: number; more: number; isHeard: boolean }): OrdersCommand =>
  command('edit', values, hasListings, async (model, world) => {
    const before = nth(model.listings, values.listing);
    const version = before.version + 1;
    const quantity = before.quantity + values.more;
    const after = { ...before, version, quantity, priceMinor: before.priceMinor + 100 };
    const event = eventOf('ticket:updated', after);
    model.listings[model.listings.indexOf(before)] = after;
    world.sent.push(event);
    if (values.isHeard) await deliver({ at: 0 }, { model, world, event });
  });

/** A buyer asks for units under an idempotency key; after a crash again under the same one. */
export const buy = (
  values: { buyer: 0 | 1; listing: number; quantity: number } & Served,
): OrdersCommand =>
  command('buy', values, hasListings, async (model, world) => {
    const { buyer, quantity } = values;
    const { id: ticketId } = nth(model.listings, values.listing);
    const [key, body] = [newId(), { ticketId, quantity }];
    const ask = (pod: OrdersUnderTest) =>
      pod.buy(world.buyers[buyer], body, { 'idempotency-key': key });
    const answer = await world.serve(values, ask);
    const free = freeUnits(model, ticketId);
    const isSold = free !== undefined && free >= quantity;
    expect(answer.status).toBe(isSold ? 201 : free === undefined ? 404 : 400);
    const { id } = answer.body as { id: string };
    if (isSold) placeInModel(model, { id, buyer, key, body });
  });

/** A client that saw no answer asks again, whatever has become of its order. */
export const buyAgain = (values: { order: number; at: Served['at'] }): OrdersCommand =>
  command('buyAgain', values, hasOrders, async ({ orders }, world) => {
    const { id, buyer, key, body } = nth(orders, values.order);
    const user = nth(world.buyers, buyer);
    const answer = await world.pod(values.at).buy(user, body, { 'idempotency-key': key });
    expect(answer).toMatchObject({ status: 201, body: { id } });
  });

export const cancel = (values: { order: number } & Served): OrdersCommand =>
  command('cancel', values, hasOrders, async ({ orders }, world) => {
    const order = nth(orders, values.order);
    const user = nth(world.buyers, order.buyer);
    const ask = (pod: OrdersUnderTest) => pod.cancel(user, order.id);
    expect((await world.serve(values, ask)).status).toBe(order.status === 'complete' ? 400 : 204);
    cancelInModel(order, 'user');
  });

/** An event of another service about one order comes for the first time. */
function tell(
  name: string,
  values: { order: number } & Served,
  eventAbout: (order: ModelOrder) => HeardEvent,
): OrdersCommand {
  return command(name, values, hasOrders, async (model, world) => {
    const event = eventAbout(nth(model.orders, values.order));
    world.sent.push(event);
    await deliver(values, { model, world, event });
  });
}

export const begin = (values: { order: number } & Served): OrdersCommand =>
  tell('begin', values, ({ id }) =>
    eventOf('payment:initiated', aPayment(id, { version: 0, status: 'pending' })),
  );

/** Each payment is another one; the same one again is a redelivery. */
export const pay = (values: { order: number } & Served): OrdersCommand =>
  tell('pay', values, ({ id }) => eventOf('payment:created', aPayment(id)));

/** A timer fires, early or late. */
export const ring = (values: { order: number } & Served): OrdersCommand =>
  tell('ring', values, ({ id: orderId }) =>
    eventOf('expiration:complete', { orderId }, { aggregateId: orderId, version: 1 }),
  );

/** Anything that was said before comes again, or for the first time if it was late. */
export const redeliver = (values: { event: number } & Served): OrdersCommand =>
  command('redeliver', values, hasListings, async (model, world) => {
    const event = nth(world.sent, values.event);
    await deliver(values, { model, world, event });
  });

export const wait = (values: { ms: number }): OrdersCommand =>
  command(
    'wait',
    values,
    () => true,
    (model, { clock }) => {
      clock.advance(values.ms);
      model.nowMs += values.ms;
      return Promise.resolve();
    },
  );

/** The process starts anew and its workers run once: what is overdue ends without any timer. */
export const restart = (values: { at: Served['at']; sweeps: boolean }): OrdersCommand =>
  command(
    'restart',
    values,
    () => true,
    async (model, world) => {
      await world.restart(values.at);
      if (!values.sweeps) return;
      const { workers } = world.pod(values.at).service;
      for (const worker of workers) worker.start();
      await Promise.all(workers.map((worker) => worker.stop()));
      sweepInModel(model);
    },
  );

export const broker = (values: { isThere: boolean }): OrdersCommand =>
  command(
    'broker',
    values,
    () => true,
    (_model, world) => {
      world.setBroker(values.isThere);
      return Promise.resolve();
    },
  );

/** The outbox sweeper runs, whether the broker is there or not. */
export const sweep = (values: { at: Served['at'] }): OrdersCommand =>
  command(
    'sweep',
    values,
    () => true,
    async (_model, world) => {
      await world.pod(values.at).sweeper.flush();
    },
  );

export const republishAll = (): OrdersCommand =>
  command(
    'republishAll',
    {},
    () => true,
    async (_model, world) => {
      const { bus, service } = world.pod(0);
      if (bus.status() !== 'connected') return;
      await republish({
        sources: service.republish,
        bus,
        source: 'orders-service',
        run: newId(),
        perSecond: 10_000,
        onProgress: () => undefined,
      });
    },
  );
