import Stripe from 'stripe';
import { timeLimit } from '../../processes/time-limit';
import type { StripeEvent } from '../domain/objects';
import type { Attempt } from './schedule';

const TIMEOUT_MS = 10_000;

export type SendWebhook = (sent: {
  event: StripeEvent;
  url: string;
  signal: AbortSignal;
}) => Promise<Attempt>;

/** Posts an event as Stripe does: signed anew for each attempt, redirects not followed. */
export const createSendWebhook =
  ({
    secret,
    clock,
    timeoutMs = TIMEOUT_MS,
  }: {
    secret: string;
    clock: () => number;
    timeoutMs?: number;
  }): SendWebhook =>
  async ({ event, url, signal }) => {
    const payload = JSON.stringify(event, null, 2);
    const timestamp = Math.floor(clock() / 1000);
    const header = Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
    const limit = timeLimit(timeoutMs, signal);
    try {
      const response = await fetch(url, {
        method: 'POST',
        body: payload,
        redirect: 'manual',
        signal: limit.over,
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'stripe-signature': header,
          'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        },
      });
      await response.body?.cancel();
      return { status: response.status };
    } catch (error) {
      return { error: error instanceof Error ? error.message : 'unknown' };
    } finally {
      limit.clear();
    }
  };
