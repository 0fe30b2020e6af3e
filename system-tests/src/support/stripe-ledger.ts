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
