import { republish } from '@ticketing/common/messaging/republish';
import { newId } from '@ticketing/common/store/ids';
import {
  orderHistory,
  republished,
  type OrderEvent,
  type OrderStep,
} from '@ticketing/common/testing/order-histories';
import { startPods, type Pods, type Served } from '@ticketing/common/testing/pods';
import type { AsyncCommand } from 'fast-check';
import { expectAsModelled } from './expect-as-modelled';
import { startTickets, ticketIn, type Tickets } from './tickets-kit';
import { countInModel, hearInModel, type TicketsModel } from './tickets-model';

/** Tickets, and what surrounds it. */
export interface TicketsWorld extends Pods<Tickets> {
  /** The cookie of the one who sells. */
  seller: string;
  /** What orders has said until now: all of it is delivered at some time, or more often. */
  sent: OrderEvent[];
}

export type TicketsCommand = AsyncCommand<TicketsModel, TicketsWorld>;

export async function openTicketsWorld(): Promise<TicketsWorld> {
  const pods = await startPods((options) => startTickets({}, options));
  return { ...pods, seller: pods.pod(0).seller.cookie, sent: [] };
}

/** Prints as the call that makes it, so that a counterexample can be kept as it is printed. */
function command(
  name: string,
  values: object,
  check: (model: TicketsModel) => boolean,
  act: (model: TicketsModel, world: TicketsWorld) => Promise<void>,
): TicketsCommand {
  return {
    check,
    async run(model, world) {
      await act(model, world);
      await expectAsModelled(model, world);
    },
    toString: () => `${name}(${JSON.stringify(values)})`,
  };
}

const always = () => true;
const hasListings = ({ listings }: TicketsModel) => listings.length > 0;

/** Numbers go round, so that each of them means something as soon as there is anything. */
function nth<T>(items: readonly T[], number: number): T {
  const item = items[number % items.length];
  if (item === undefined) throw new Error('there is nothing yet');
  return item;
}

export const list = (values: { quantity: number } & Served): TicketsCommand =>
  command(
    'list',
    values,
    ({ listings }) => listings.length < 2,
    async ({ listings }, world) => {
      const body = { title: 'Concert', price: 20, quantity: values.quantity };
      const key = newId();
      const answer = await world.serve(values, (pod) =>
        pod.post(body, { cookie: world.seller, key }),
      );
      expect(answer.status).toBe(201);
      listings.push({ ...body, id: ticketIn(answer).id, version: 0 });
    },
  );

/** Asked again after a crash, the change is refused where the first try had made it. */
export const edit = (values: { listing: number; more: number } & Served): TicketsCommand =>
  command('edit', values, hasListings, async (model, world) => {
    const { crash, listing, more } = values;
    const before = nth(model.listings, listing);
    const { id, version, title } = before;
    const after = { title, price: before.price + 1, quantity: before.quantity + more };
    const answer = await world.serve(values, (pod) =>
      pod.put(id, { ...after, version }, world.seller),
    );
    const isAllowed = before.quantity > 1 || countInModel(model, before).takers.length === 0;
    const isMadeBefore = crash !== undefined;
    expect(answer.status).toBe(!isAllowed ? 400 : isMadeBefore ? 409 : 200);
    if (isAllowed)
      model.listings[model.listings.indexOf(before)] = {
        ...before,
        ...after,
        version: version + 1,
      };
  });

/** Orders makes a history of an order and says it; when that arrives is another matter. */
export const order = (values: {
  listing: number;
  quantity: number;
  steps: readonly OrderStep[];
}): TicketsCommand =>
  command('order', values, hasListings, ({ listings }, { sent }) => {
    const { listing, quantity, steps } = values;
    const { id, title, price, version } = nth(listings, listing);
    const ticket = { id, title, version, priceMinor: price * 100, currency: 'usd' };
    const history = orderHistory(steps, { quantity, ticket });
    sent.push(...history.events, republished(history));
    return Promise.resolve();
  });

/** One of the events comes, for the first time or again. */
export const deliver = (values: { event: number } & Served): TicketsCommand =>
  command('deliver', values, always, async (model, world) => {
    if (world.sent.length === 0) return;
    const event = nth(world.sent, values.event);
    expect(await world.serve(values, ({ bus }) => bus.deliver(event))).toEqual([{ kind: 'ack' }]);
    hearInModel(model, event);
  });

/** Several of them come at once, to both processes. */
export const deliverTogether = (values: { events: readonly number[] }): TicketsCommand =>
  command('deliverTogether', values, always, async (model, world) => {
    const events = values.events.flatMap((one) => world.sent[one % world.sent.length] ?? []);
    await Promise.all(
      events.map((event, index) => world.pod(index % 2 === 0 ? 0 : 1).bus.deliver(event)),
    );
    for (const event of events) hearInModel(model, event);
  });

export const restart = (values: { at: Served['at'] }): TicketsCommand =>
  command('restart', values, always, (_model, world) => world.restart(values.at));

export const broker = (values: { isThere: boolean }): TicketsCommand =>
  command('broker', values, always, (_model, world) => {
    world.setBroker(values.isThere);
    return Promise.resolve();
  });

export const sweep = (values: { at: Served['at'] }): TicketsCommand =>
  command('sweep', values, always, async (_model, world) => {
    await world.pod(values.at).sweeper.flush();
  });

export const republishAll = (): TicketsCommand =>
  command('republishAll', {}, always, async (_model, world) => {
    const { bus, service } = world.pod(0);
    if (bus.status() !== 'connected') return;
    await republish({
      sources: service.republish,
      bus,
      source: 'tickets-service',
      run: newId(),
      perSecond: 10_000,
      onProgress: () => undefined,
    });
  });
