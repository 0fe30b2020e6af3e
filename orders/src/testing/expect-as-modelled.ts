import type { CatalogueEvent } from '@ticketing/common/contracts/catalogue';
import type { OrderState } from '@ticketing/common/contracts/order-events';
import { arriving, type Arrivals } from '@ticketing/common/testing/arrivals';
import { isHolding, type ModelOrder, type OrdersModel } from './orders-model';
import type { OrdersWorld } from './orders-world';

interface Stored {
  _id: string;
  claims: string[];
  rejectedPaymentIds: string[];
  outbox: unknown[];
}

const stored = (world: OrdersWorld) =>
  world.pod(0).connection.collection<Stored>('orders').find<Stored>({}).toArray();

function shown({ id, version, status, pinned, body, ...order }: ModelOrder) {
  return {
    id,
    version,
    status,
    quantity: body.quantity,
    cancelReason: order.cancelReason,
    paymentId: order.paymentId,
    completedAt: order.completedAtMs && new Date(order.completedAtMs).toISOString(),
    rescued: order.rescued,
    expiresAt: new Date(order.expiresAtMs).toISOString(),
    ticket: expect.objectContaining({
      id: pinned.id,
      version: pinned.version,
      price: pinned.priceMinor / 100,
    }) as unknown,
  };
}

/** What each buyer sees are his orders, as the model has them, and no others. */
async function expectShown({ orders }: OrdersModel, world: OrdersWorld): Promise<void> {
  for (const [index, buyer] of world.buyers.entries()) {
    const answer = await world.pod(0).get(buyer, '/api/orders?limit=100');
    const own = orders.filter((order) => order.buyer === index);
    const seen = answer.body as { id: string }[];
    expect(seen).toHaveLength(own.length);
    for (const order of own) {
      expect(seen.find(({ id }) => id === order.id)).toEqual(
        expect.objectContaining(withoutUndefined(shown(order))),
      );
    }
  }
}

function withoutUndefined(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** No unit is held twice, none that is not there, and as many as the model counts. */
function expectHeld({ known, orders }: OrdersModel, documents: readonly Stored[]): void {
  const claims = documents.flatMap((one) => one.claims);
  expect(new Set(claims).size).toBe(claims.length);
  for (const { id, body, ...order } of orders) {
    const own = documents.find(({ _id }) => _id === id);
    if (!own) throw new Error(`order ${id} is gone`);
    expect(own.rejectedPaymentIds).toEqual(order.rejectedPaymentIds);
    if (!isHolding({ id, body, ...order })) {
      expect(own.claims).toEqual([`order:${id}`]);
      continue;
    }
    const units = own.claims.map((claim) => claim.split('#'));
    expect(units).toHaveLength(body.quantity);
    for (const [ticketId, unit] of units) {
      expect(ticketId).toBe(body.ticketId);
      expect(Number(unit)).toBeLessThan(known.get(body.ticketId)?.quantity ?? 0);
    }
  }
}

/** What orders has heard of listings, the newest of each, whole. */
async function expectHeard({ known }: OrdersModel, world: OrdersWorld): Promise<void> {
  const tickets = world.pod(0).connection.collection<{ _id: string }>('tickets');
  const heard = (await tickets.find({}).toArray()).map(({ _id: id, ...ticket }) => ({
    id,
    ...ticket,
  }));
  expect(heard).toHaveLength(known.size);
  expect(heard).toEqual(expect.arrayContaining([...known.values()]));
}

/** The service, over HTTP and in its database, is as the model says. */
export async function expectAsModelled(model: OrdersModel, world: OrdersWorld): Promise<void> {
  await expectShown(model, world);
  await expectHeard(model, world);
  expectHeld(model, await stored(world));
  expect(await world.pod(0).deadLetters.list(1)).toEqual([]);
}

/** Of each version there is one content, however often it was published. */
function statesOf(events: readonly CatalogueEvent[], orderId: string): Map<number, OrderState> {
  const states = new Map<number, OrderState>();
  for (const { subject, data } of events) {
    if (subject !== orderId) continue;
    const state = data as OrderState;
    const earlier = states.get(state.version);
    if (earlier) expect(state).toEqual(earlier);
    states.set(state.version, state);
  }
  return states;
}

/**
 * After the last crash: every change was published, nothing waits any more, and whoever listens has
 * the same orders, however late and often the events reach him.
 */
export async function expectAllPublished(
  { orders }: OrdersModel,
  world: OrdersWorld,
  times: Arrivals,
): Promise<void> {
  await world.restart(0);
  await world.restart(1);
  world.setBroker(true);
  await world.pod(0).sweeper.flush();
  for (const { outbox } of await stored(world)) expect(outbox).toEqual([]);
  const replica = new Map<string, OrderState>();
  for (const event of arriving(world.published(), times)) {
    const state = event.data as OrderState;
    if ((replica.get(state.id)?.version ?? -1) < state.version) replica.set(state.id, state);
  }
  for (const order of orders) {
    const versions = [...statesOf(world.published(), order.id).keys()].sort((a, b) => a - b);
    expect(versions).toEqual(Array.from({ length: order.version + 1 }, (_, version) => version));
    const { id, version, status, rejectedPaymentIds } = order;
    const expected = { id, version, status, rejectedPaymentIds };
    expect(replica.get(id)).toMatchObject({
      ...expected,
      ...(order.cancelReason && { cancelReason: order.cancelReason }),
      ...(order.paymentId !== undefined && { paymentId: order.paymentId }),
    });
  }
}
