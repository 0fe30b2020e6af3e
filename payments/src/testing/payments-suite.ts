import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OrderState } from '@ticketing/common/contracts/order-events';
import { createMongoOutbox } from '@ticketing/common/store/mongo-outbox';
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
import { paymentsService } from '../service';
import { createOrders, defineOrderModel } from '../store/orders';
import { createPayments, type Payments } from '../store/payments';
import { createStripeGateway } from '../stripe/stripe-gateway';
import { anOrder, typeOf } from './orders';

export const TEST_SECRETS = {
  current: 'whsec_simulator',
  previous: 'whsec_before',
} as const;

type Body = Record<string, unknown>;

/** Payments on a store and a Stripe of its own. */
export interface PaymentsSuite {
  service: TestService;
  stripe: StripeSimulatorKit;
  buyer: TestUser;
  /** The same commands as the service's, for what its workers do. */
  commands: Commands;
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

/** @param webhooks whether Stripe tells of what happens by itself */
export async function startPaymentsSuite({
  webhooks = false,
  env = {},
}: { webhooks?: boolean; env?: Record<string, string> } = {}): Promise<PaymentsSuite> {
  const stripe = await startStripeSimulator({ webhookSecret: TEST_SECRETS.current });
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
  const { connection, publisher } = service;
  const model = connection.model('payments') as unknown as Parameters<
    typeof createPayments
  >[0]['model'];
  const orderModel = connection.model('orders') as unknown as ReturnType<typeof defineOrderModel>;
  const payments = createPayments({ model, outbox: createMongoOutbox(model), publisher });
  const commands = createCommands({
    payments,
    orders: createOrders(orderModel),
    stripe: createStripeGateway({
      secretKey: stripe.secretKey,
      webhookSecrets: [],
      apiUrl: stripe.url,
    }),
    clock: clock.now,
    newId,
    logger: pino({ level: 'silent' }),
    marginMs: 2_000,
  });

  async function tell(order: OrderState): Promise<OrderState> {
    await service.bus.deliver(eventOf(typeOf(order), order));
    return order;
  }

  return {
    service,
    stripe,
    buyer,
    commands,
    payments,
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
    moneyOf(order) {
      const { intents, charges, refunds } = stripe.ledger();
      const ours = new Set(
        intents.filter(({ metadata }) => metadata['orderId'] === order.id).map(({ id }) => id),
      );
      const paid = charges.filter(
        (charge) => ours.has(charge.payment_intent) && charge.status === 'succeeded',
      );
      const back = refunds.filter(
        (refund) => ours.has(refund.payment_intent) && refund.status !== 'failed',
      );
      const sum = (amounts: { amount: number }[]) =>
        amounts.reduce((total, { amount }) => total + amount, 0);
      return { paid: sum(paid), refunded: sum(back) };
    },
    async close() {
      await commands.settled();
      server.close();
      server.closeAllConnections();
      await stripe.close();
      await service.close();
    },
  };
}
