import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OrderState } from '@ticketing/common/contracts/order-events';
import { noCheckpoint } from '@ticketing/common/service/checkpoint';
import { noMetrics } from '@ticketing/common/service/metrics';
import { createMongoOutbox } from '@ticketing/common/store/mongo-outbox';
import { noTracing } from '@ticketing/common/tracing/tracing';
import { newId } from '@ticketing/common/store/ids';
import { testClock } from '@ticketing/common/testing/clock';
import { eventOf } from '@ticketing/common/testing/events';
import { signedInUser, type TestUser } from '@ticketing/common/testing/session-cookie';
import { startTestService, type TestService } from '@ticketing/common/testing/test-service';
import {
  startStripeSimulator,
  type StripeSimulatorKit,
} from '@ticketing/local/stripe-simulator/test-kit';
import { pino } from 'pino';
import request, { type Test } from 'supertest';
import { createCommands, type Commands } from '../commands/commands';
import type { Payment } from '../domain/payment';
import { createPaymentMetrics } from '../metrics';
import { paymentsService } from '../service';
import { createOrders, type Orders } from '../store/orders';
import { createPayments, type Payments } from '../store/payments';
import { createStripeGateway } from '../stripe/stripe-gateway';
import type { StripePort } from '../stripe/stripe-port';
import { anOrder, typeOf } from './orders';

export const TEST_SECRETS: { current: string; previous: string } = {
  current: 'whsec_simulator',
  previous: 'whsec_before',
};

/** Longer than any test: what is under way at the bank ends when a test says so. */
const SETTLES_WHEN_TOLD_MS = 600_000;

type Body = Record<string, unknown>;
type PaymentModel = Parameters<typeof createPayments>[0]['model'];
type OrderModel = Parameters<typeof createOrders>[0];

/** What payments touches of the world. */
export interface Adapters {
  payments: Payments;
  orders: Orders;
  stripe: StripePort;
}

/** Payments on a store and a Stripe of its own. */
export interface PaymentsSuite {
  service: TestService;
  server: Server;
  stripe: StripeSimulatorKit;
  buyer: TestUser;
  /** The same commands as the service's, for what its workers do. */
  commands: Commands;
  /** The commands on a Stripe that answers in part as a test says. */
  commandsWith(stripe: Partial<StripePort>): Commands;
  /** The commands of another instance, on the same world as it sees it. */
  commandsOn(adapters: Adapters): Commands;
  adapters: Adapters;
  gateway: StripePort;
  payments: Payments;
  post(body: Body, options?: { user?: TestUser; key?: string }): Test;
  list(orderId: string, user?: TestUser): Test;
  /** Tells of an order, and returns it. */
  tell(order: OrderState): Promise<OrderState>;
  aLiveOrder(given?: Partial<OrderState>): Promise<OrderState>;
  paymentsOf(order: OrderState): Promise<Payment[]>;
  published(type: 'payment:initiated' | 'payment:created' | 'payment:refunded', of: string): Body[];
  /** What Stripe was paid and has paid back for an order, in minor units. */
  moneyOf(order: OrderState): { paid: number; refunded: number };
  close(): Promise<void>;
}

function moneyOf({ ledger }: StripeSimulatorKit, order: OrderState) {
  const { intents, charges, refunds } = ledger();
  const ofOrder = intents.filter(({ metadata }) => metadata['orderId'] === order.id);
  const ours = new Set(ofOrder.map(({ id }) => id));
  const sum = (moved: { amount: number; payment_intent: string }[]) =>
    moved
      .filter((each) => ours.has(each.payment_intent))
      .reduce((total, { amount }) => total + amount, 0);
  return {
    paid: sum(charges.filter(({ status }) => status === 'succeeded')),
    refunded: sum(refunds.filter(({ status }) => status !== 'failed')),
  };
}

/** What the service's workers work with, to be run by a test when it means to. */
function sameCommands(
  { connection, publisher, clock }: TestService,
  { secretKey, url: apiUrl }: StripeSimulatorKit,
): Pick<PaymentsSuite, 'payments' | 'gateway' | 'adapters' | 'commandsOn' | 'commandsWith'> {
  const model = connection.model('payments') as unknown as PaymentModel;
  const orderModel = connection.model('orders') as unknown as OrderModel;
  const outbox = createMongoOutbox(model);
  const tracing = noTracing;
  const payments = createPayments({ model, outbox, publisher, tracing });
  const gateway = createStripeGateway({
    secretKey,
    webhookSecrets: [TEST_SECRETS.current],
    apiUrl,
  });
  const adapters = { payments, orders: createOrders(orderModel), stripe: gateway };
  const given = {
    clock: clock.now,
    newId,
    logger: pino({ level: 'silent' }),
    marginMs: 2_000,
    checkpoint: noCheckpoint,
    tracing,
    metrics: createPaymentMetrics(noMetrics, { shopCurrency: 'usd' }),
  };
  const commandsOn = (others: Adapters) => createCommands({ ...given, ...others });
  const commandsWith = (stripe: Partial<StripePort>) =>
    commandsOn({ ...adapters, stripe: { ...gateway, ...stripe } });
  return { payments, gateway, adapters, commandsOn, commandsWith };
}

/** @param webhooks whether Stripe tells of what happens by itself */
export async function startPaymentsSuite({
  webhooks = false,
  env = {},
}: { webhooks?: boolean; env?: Record<string, string> } = {}): Promise<PaymentsSuite> {
  const stripe = await startStripeSimulator({
    webhookSecret: TEST_SECRETS.current,
    settleAfterMs: SETTLES_WHEN_TOLD_MS,
  });
  const clock = testClock(new Date());
  const service = await startTestService(paymentsService, {
    clock,
    env: {
      STRIPE_KEY: stripe.secretKey,
      STRIPE_PUBLISHABLE_KEY: stripe.publishableKey,
      STRIPE_WEBHOOK_SECRET: TEST_SECRETS.current,
      STRIPE_WEBHOOK_SECRET_PREVIOUS: TEST_SECRETS.previous,
      STRIPE_API_URL: stripe.url,
      ...env,
    },
  });
  const server = createServer(service.app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  if (webhooks) {
    const url = `http://127.0.0.1:${port}/api/payments/webhook`;
    stripe.control({ webhooks: { url } });
  }
  const buyer = signedInUser();
  const same = sameCommands(service, stripe);
  const { payments } = same;
  const commands = same.commandsWith({});

  async function tell(order: OrderState): Promise<OrderState> {
    await service.bus.deliver(eventOf(typeOf(order), order));
    return order;
  }

  return {
    service,
    server,
    stripe,
    buyer,
    commands,
    ...same,
    post(body, { user = buyer, key } = {}) {
      const asking = request(server).post('/api/payments').set('cookie', user.cookie);
      return (key === undefined ? asking : asking.set('idempotency-key', key)).send(body);
    },
    list: (orderId, user = buyer) =>
      request(server).get('/api/payments').query({ orderId }).set('cookie', user.cookie),
    tell,
    aLiveOrder: (given = {}) => tell(anOrder({ userId: buyer.id, now: clock.now(), ...given })),
    async paymentsOf({ id: orderId, userId }) {
      return (await payments.listOfOrder({ orderId, userId }, { limit: 100 })).rows;
    },
    published: (type, orderId) =>
      service.bus
        .publishedOf(type)
        .map((event) => event.data as unknown as Body)
        .filter((data) => data['orderId'] === orderId),
    moneyOf: (order) => moneyOf(stripe, order),
    async close() {
      await commands.settled();
      server.close();
      server.closeAllConnections();
      await stripe.close();
      await service.close();
    },
  };
}
