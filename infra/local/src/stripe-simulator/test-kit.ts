import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Control, ControlPatch } from './control';
import type { LedgerView } from './simulator-port';
import { createStripeSimulator, type StripeSimulatorOptions } from './simulator';

export interface StripeSimulatorKit {
  /** What STRIPE_API_URL is set to. */
  url: string;
  host: string;
  port: number;
  secretKey: string;
  publishableKey: string;
  webhookSecret: string;
  ledger(): LedgerView;
  control(patch: ControlPatch): Control;
  /** Ends what is under way: delayed cards, pending and failing refunds. */
  settleNow(): Promise<void>;
  /** Does what Stripe.js does in the browser: confirms with the client secret. */
  payInBrowser(payment: { clientSecret: string; paymentMethod: string }): Promise<Response>;
  /** Presses a button on the 3-D Secure page. */
  authenticate(visit: { clientSecret: string; outcome: 'complete' | 'fail' }): Promise<Response>;
  close(): Promise<void>;
}

const intentOf = (clientSecret: string): string => clientSecret.split('_secret_')[0] ?? '';

/** A simulator of a test's own: in this process, on a free port, empty. Close it afterwards. */
export const startStripeSimulator = async (
  options: Partial<StripeSimulatorOptions> = {},
): Promise<StripeSimulatorKit> => {
  const folder = await mkdtemp(join(tmpdir(), 'stripe-simulator-'));
  const given = {
    port: 0,
    secretKey: 'sk_test_simulator',
    publishableKey: 'pk_test_simulator',
    webhookSecret: 'whsec_simulator',
    dataFile: join(folder, 'journal.jsonl'),
    ...options,
  };
  const clear = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const simulator = await createStripeSimulator(given).catch(async (error: unknown) => {
    await clear();
    throw error;
  });
  const { url, port, ledger, settleNow } = simulator;
  const post = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers,
      redirect: 'manual',
    });
  return {
    url,
    host: '127.0.0.1',
    port,
    secretKey: given.secretKey,
    publishableKey: given.publishableKey,
    webhookSecret: given.webhookSecret,
    ledger,
    control: (patch) => simulator.control(patch),
    settleNow,
    payInBrowser: ({ clientSecret, paymentMethod }) =>
      post(
        `/v1/payment_intents/${intentOf(clientSecret)}/confirm`,
        {
          client_secret: clientSecret,
          payment_method: paymentMethod,
          return_url: 'http://localhost:3000/orders',
        },
        { authorization: `Bearer ${given.publishableKey}` },
      ),
    authenticate: ({ clientSecret, outcome }) =>
      post(`/3ds/${intentOf(clientSecret)}`, { client_secret: clientSecret, outcome }),
    close: async () => {
      await simulator.close();
      await clear();
    },
  };
};
