import { eventOf } from '@ticketing/common/testing/events';
import type { Payment } from '../../domain/payment';
import { anOrder } from '../orders';
import type { PaymentsSuite } from '../payments-suite';
import { sendWebhook, signWebhook } from '../webhook';
import { createInstances, type Instances } from './instances';
import { createOrderModel, type OrderModel } from './orders-model';
import type { Step } from './steps';

/** One order, its payments, and everybody who has to do with them. */
export interface World {
  suite: PaymentsSuite;
  order: OrderModel;
  instances: Instances;
  /** What HTTP clients were answered. */
  answers: number[];
  /** Each payment as it was when last looked at. */
  seen: Map<string, Payment>;
}

const NO_FAULTS = { failNext: 0, failAfterEffect: 0, dropAfterEffect: 0, match: '' };

/** A new order, of which payments has heard. */
export async function createWorld(suite: PaymentsSuite): Promise<World> {
  calm(suite);
  const placed = anOrder({ userId: suite.buyer.id, now: suite.service.clock.now() });
  const order = createOrderModel(placed);
  await suite.service.bus.deliver(eventOf('order:created', placed));
  return { suite, order, instances: createInstances(suite), answers: [], seen: new Map() };
}

/** From now on neither Stripe nor the bus fails by itself. */
export function calm({ stripe, service }: PaymentsSuite): void {
  stripe.control({ api: NO_FAULTS, settle: { afterMs: 3_600_000 } });
  service.bus.comeBack();
}

export function paymentsOf({ suite, order }: World): Promise<Payment[]> {
  return suite.paymentsOf(order.state());
}

/** Stripe's events about this order's intents, charges and refunds, oldest first. */
export function stripeEventsOf({ suite, order }: World) {
  const { intents, events } = suite.stripe.ledger();
  const { id } = order.state();
  const own = new Set(
    intents.filter(({ metadata }) => metadata['orderId'] === id).map((intent) => intent.id),
  );
  return events.filter(({ data: { object } }) =>
    own.has('payment_intent' in object ? object.payment_intent : object.id),
  );
}

/** Orders decides about what payments has said of this order, in an order of its own. */
export function ordersHears({ suite, order }: World, areUnitsFree: boolean): void {
  for (const { id } of suite.published('payment:created', order.state().id)) {
    order.decide(String(id), areUnitsFree);
  }
}

/** What payments says when it is asked to say everything again. */
async function ordersHearsAllAgain({ suite, order }: World): Promise<void> {
  for (const source of suite.service.service.republish) {
    for await (const { entry } of source.currentEvents()) {
      const data = entry.data as { id: string; orderId: string };
      if (entry.type !== 'payment:created' || data.orderId !== order.state().id) continue;
      order.decide(data.id, true);
    }
  }
}

async function pay({ suite, order, answers }: World, token: string, key?: string): Promise<void> {
  const { id: orderId } = order.state();
  const options = key === undefined ? {} : { key: `${orderId}-${key}` };
  answers.push((await suite.post({ orderId, token }, options)).status);
}

/** Does what the page of a buyer does who has been told the newest intent's secret. */
async function inBrowser(
  world: World,
  act: (clientSecret: string) => Promise<unknown>,
): Promise<void> {
  const secrets = (await paymentsOf(world)).flatMap(({ clientSecret }) => clientSecret ?? []);
  const [newest] = secrets;
  // A page that gets no answer shows so; what Stripe has done it has done.
  if (newest !== undefined) await act(newest).catch(() => undefined);
}

async function stripeTells({ suite, instances }: World, event: object, stopsAfter?: number) {
  if (stopsAfter === undefined) {
    await sendWebhook(suite, event).expect(200);
    return;
  }
  const { payload, signature } = signWebhook(suite, event);
  const now = suite.service.clock.now();
  const told = suite.gateway.readEvent(Buffer.from(payload), signature, now);
  await instances.run(({ commands }) => commands.recordStripeEvent(told), stopsAfter);
}

function nth<T>(all: readonly T[], which: number): T | undefined {
  return all[which % Math.max(1, all.length)];
}

type Handlers = {
  readonly [Name in Step['do']]: (world: World, step: Step & { do: Name }) => unknown;
};

const asked = ({ suite, order }: World) => ({
  userId: suite.buyer.id,
  orderId: order.state().id,
  request: undefined,
});

const buyers: Pick<
  Handlers,
  'begin' | 'pay' | 'pay-with-key' | 'pay-in-two-tabs' | 'pay-in-browser' | 'authenticate'
> = {
  begin: (world, { stopsAfter }) =>
    world.instances.run(({ commands }) => commands.startPayment(asked(world)), stopsAfter),
  pay: (world, { token, stopsAfter }) =>
    world.instances.run(
      ({ commands }) => commands.startPayment({ ...asked(world), token }),
      stopsAfter,
    ),
  'pay-with-key': (world, { token, key }) => pay(world, token, key),
  'pay-in-two-tabs': (world, { tokens }) => Promise.all(tokens.map((token) => pay(world, token))),
  'pay-in-browser': (world, { paymentMethod }) =>
    inBrowser(world, (clientSecret) =>
      world.suite.stripe.payInBrowser({ clientSecret, paymentMethod }),
    ),
  authenticate: (world, { outcome }) =>
    inBrowser(world, (clientSecret) => world.suite.stripe.authenticate({ clientSecret, outcome })),
};

const workers: Pick<Handlers, 'settle' | 'reconcile' | 'sweep-rejections' | 'sweep-outbox'> = {
  settle: ({ instances }, { stopsAfter }) =>
    instances.run(({ commands }) => commands.settleDue(), stopsAfter),
  reconcile: ({ instances }, { stopsAfter }) =>
    instances.run(({ commands }) => commands.reconcilePayments(), stopsAfter),
  'sweep-rejections': ({ instances }, { stopsAfter }) =>
    instances.run(({ commands }) => commands.sweepRejections(), stopsAfter),
  'sweep-outbox': ({ suite }) => suite.service.sweeper.flush(),
};

const HANDLERS: Handlers = {
  ...buyers,
  ...workers,
  'stripe-tells': async (world, { which, stopsAfter }) => {
    const event = nth(stripeEventsOf(world), which);
    if (event) await stripeTells(world, event, stopsAfter);
  },
  'orders-tells': async ({ order, instances }, { which, stopsAfter }) => {
    const event = nth(order.events(), which);
    if (event) await instances.run(({ react }) => react(event), stopsAfter);
  },
  'order-awaits': ({ order }) => order.change('begin'),
  'buyer-cancels': ({ order }) => order.change('cancel'),
  'order-expires': ({ order }) => order.change('expire'),
  'orders-hears': (world, { areUnitsFree }) => ordersHears(world, areUnitsFree),
  'orders-hears-all-again': (world) => ordersHearsAllAgain(world),
  'banks-answer': ({ suite }) => suite.stripe.settleNow(),
  'stripe-fails': ({ suite }, { how, at }) =>
    suite.stripe.control({ api: { ...NO_FAULTS, [how]: 1, match: at } }),
  'bus-goes': ({ suite }) => suite.service.bus.goAway(),
  'bus-comes': ({ suite }) => suite.service.bus.comeBack(),
  'stopped-go-on': ({ instances }) => instances.goOn(),
  'time-passes': ({ suite }, { ms }) => suite.service.clock.advance(ms),
};

export async function perform(world: World, step: Step): Promise<void> {
  const handle = HANDLERS[step.do] as (world: World, step: Step) => unknown;
  await handle(world, step);
}
