import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import { createControl, defaultControl } from './control';
import type { Context } from './domain/change';
import { createApi } from './http/api';
import { belowPrefix, createApp } from './http/app';
import { threeDSecureRoutes } from './http/three-d-secure-routes';
import { createSettler } from './settler';
import type { LedgerView, SimulatorPort } from './simulator-port';
import type { Ledger } from './store/ledger';
import { createRecorder } from './store/record';
import { openStore } from './store/store';
import { createDeliverer } from './webhooks/deliverer';
import { createSendWebhook } from './webhooks/send';

export interface StripeSimulatorOptions {
  /** 0 takes any free port. */
  port: number;
  /** Another address than 127.0.0.1 is for a container, whose network is not the machine's. */
  host?: string;
  secretKey: string;
  publishableKey?: string;
  webhookSecret: string;
  /** Without one, events wait until the control names one. */
  webhookUrl?: string | undefined;
  /** The journal. It is all that is needed to go on after a crash. */
  dataFile: string;
  /** Where a browser finds the simulator's pages. */
  publicUrl?: string;
  settleAfterMs?: number;
  clock?: () => number;
}

export interface StripeSimulator extends SimulatorPort {
  url: string;
  port: number;
  close(): Promise<void>;
}

const defaultSettleAfterMs = 3_000;

const newId = (prefix: string): string => {
  const random = randomBytes(18).toString('base64url').replace(/[-_]/g, 'x');
  return prefix === '' ? random : `${prefix}_${random}`;
};

const viewOf = (ledger: Ledger): LedgerView => ({
  intents: [...ledger.intents.values()],
  charges: [...ledger.charges.values()],
  refunds: [...ledger.refunds.values()],
  events: [...ledger.events.values()],
  deliveries: [...ledger.deliveries.values()].map((delivery) => ({
    ...delivery,
    type: ledger.events.get(delivery.eventId)?.type ?? '',
  })),
  tasks: [...ledger.tasks.values()],
});

const listen = (server: Server, { port, host }: { port: number; host: string }): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      resolve((server.address() as AddressInfo).port);
    });
  });

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

const refuseRealMoney = (key: string): void => {
  if (key.startsWith('sk_test_')) return;
  throw new Error('The Stripe simulator takes test keys only: STRIPE_KEY must begin with sk_test_');
};

/** Starts the part of Stripe that the platform uses, on this machine, with no money behind it. */
export const createStripeSimulator = async (
  options: StripeSimulatorOptions,
): Promise<StripeSimulator> => {
  const {
    secretKey,
    host = '127.0.0.1',
    publishableKey = 'pk_test_simulator',
    publicUrl = 'http://localhost:3000/stripe-simulator',
    settleAfterMs = defaultSettleAfterMs,
    clock = Date.now,
  } = options;
  refuseRealMoney(secretKey);
  const apiVersion: string = Stripe.API_VERSION;
  const keys = { secretKey, publishableKey };
  const control = createControl(defaultControl({ webhookUrl: options.webhookUrl, settleAfterMs }));
  const context = (): Context => ({
    nowMs: clock(),
    newId,
    settleAfterMs: control.current().settle.afterMs,
    publicUrl,
  });

  const store = await openStore({ file: options.dataFile, clock });
  const deliverer = createDeliverer({
    store,
    settings: () => control.current().webhooks,
    send: createSendWebhook({ secret: options.webhookSecret, clock }),
    clock,
  });
  const wake = (): void => {
    deliverer.wake();
    settler.wake();
  };
  const record = createRecorder({ store, clock, newId, apiVersion, wake });
  const settler = createSettler({ ledger: store.ledger, record, context });

  const simulatorPort: SimulatorPort = {
    ledger: () => viewOf(store.ledger),
    control: (patch) => {
      const current = patch === undefined ? control.current() : control.change(patch);
      wake();
      return current;
    },
    settleNow: async () => {
      settler.settleNow();
      await store.durable();
    },
  };
  const app = createApp({
    api: createApi({ store, record, control, keys, context, apiVersion }),
    ledger: store.ledger,
    port: simulatorPort,
    keys,
    pages: threeDSecureRoutes({ store, record, context }),
  });
  const server = createServer(belowPrefix(app, new URL(publicUrl).pathname));
  const port = await listen(server, { port: options.port, host });
  wake();

  return {
    ...simulatorPort,
    url: `http://${host}:${port}`,
    port,
    close: async () => {
      settler.close();
      await closeServer(server);
      await deliverer.close();
      await store.close();
    },
  };
};
