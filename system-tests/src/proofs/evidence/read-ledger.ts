import axios from 'axios';
import type { Ledger } from '../../support/stripe-ledger';

const TIMEOUT_MS = 15_000;

/** What the bank would say. */
export type ReadLedger = () => Promise<Ledger>;

export function createReadLedger(stripe: { stripeUrl: string; stripeKey: string }): ReadLedger {
  const { stripeUrl: baseURL, stripeKey } = stripe;
  const headers = { authorization: `Bearer ${stripeKey}` };
  return async () => {
    const answer = await axios.get<Ledger>('/simulator/ledger', {
      baseURL,
      headers,
      timeout: TIMEOUT_MS,
      proxy: false,
    });
    return answer.data;
  };
}
