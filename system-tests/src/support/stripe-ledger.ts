import axios from 'axios';
import type { Platform } from './platform';

export interface Ledger {
  intents: { id: string; status: string; amount: number; metadata: Record<string, string> }[];
  charges: {
    id: string;
    payment_intent: string;
    paid: boolean;
    amount: number;
    amount_refunded: number;
    refunded: boolean;
  }[];
  refunds: { id: string; charge: string; status: string; amount: number }[];
}

function simulator({ stripe }: Platform) {
  const key = stripe.env['STRIPE_KEY'] ?? '';
  return axios.create({
    baseURL: stripe.url ?? '',
    headers: { authorization: `Bearer ${key}` },
    timeout: 10_000,
  });
}

/** What the bank would say: all intents, charges and refunds. */
export async function ledgerOf(platform: Platform): Promise<Ledger> {
  return (await simulator(platform).get<Ledger>('/simulator/ledger')).data;
}

/** What the bank has taken for an order, in cents. */
export async function chargesFor(platform: Platform, orderId: string): Promise<number[]> {
  const { intents, charges } = await ledgerOf(platform);
  const ours = intents.filter(({ metadata }) => metadata['orderId'] === orderId);
  return charges
    .filter(({ paid, payment_intent: intent }) => paid && ours.some(({ id }) => id === intent))
    .map(({ amount }) => amount);
}

/** Confirms an intent as the browser does with Stripe's form, past our services. */
export async function confirmInBrowser(
  platform: Platform,
  clientSecret: string,
  paymentMethod = 'pm_card_visa',
): Promise<void> {
  const [intentId] = clientSecret.split('_secret_');
  const form = new URLSearchParams({ payment_method: paymentMethod });
  await simulator(platform).post(`/v1/payment_intents/${intentId}/confirm`, form);
}

/** Stripe keeps to itself what happens meanwhile, and tells all of it afterwards. */
export async function withoutWebhooks(
  platform: Platform,
  meanwhile: () => Promise<void>,
): Promise<void> {
  const pause = (paused: boolean) =>
    simulator(platform).post('/simulator/control', { webhooks: { paused } });
  await pause(true);
  try {
    await meanwhile();
  } finally {
    await pause(false);
  }
}
