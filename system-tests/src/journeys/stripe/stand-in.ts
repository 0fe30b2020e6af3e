import axios from 'axios';
import type { Page, Route } from 'playwright-core';
import type { Platform } from '../../support/platform';
import { STAND_IN_FRAME } from './stand-in-frame';
import { STAND_IN_SCRIPT } from './stand-in-script';

/** Of a shop with an account at Stripe, as far as its pages can tell. */
export const PUBLISHABLE_KEY = 'pk_test_stand_in';

const TIMEOUT_MS = 10_000;

type Part = 'script' | 'frame';
type Loss = 'request' | 'answer';

/** Stripe's hosts, as one window finds them: its script and frame made by us, its API by the simulator. */
export interface StripeStandIn {
  /** From now on nobody answers who asks for this part, until `answerAgain`. */
  hang(part: Part): void;
  answerAgain(): void;
  /** Loses this part of whatever is asked of the API, until `answerAgain`; `confirm` only that. */
  lose(loss: Loss, what: 'confirm' | 'all'): void;
  /** How often the script was asked for. */
  scriptRequests(): number;
}

/** Asks the simulator what the page asks Stripe. */
async function askSimulator({ stripe }: Platform, route: Route) {
  const request = route.request();
  const { pathname, searchParams } = new URL(request.url());
  const asked =
    request.method() === 'GET' ? searchParams : new URLSearchParams(request.postData() ?? '');
  if (asked.get('key') !== PUBLISHABLE_KEY) throw new Error('not the key of the shop');
  asked.delete('key');
  const { data, status } = await axios.request<string>({
    baseURL: stripe.url ?? '',
    url: pathname,
    method: request.method(),
    headers: { authorization: `Bearer ${stripe.env['STRIPE_PUBLISHABLE_KEY']}` },
    ...(request.method() === 'GET' ? { params: asked } : { data: asked }),
    responseType: 'text',
    validateStatus: () => true,
    timeout: TIMEOUT_MS,
  });
  return { status, body: data, contentType: 'application/json' };
}

export async function standInForStripe(page: Page, platform: Platform): Promise<StripeStandIn> {
  const hanging = new Set<Part>();
  let losing: { loss: Loss; what: 'confirm' | 'all' } | undefined;
  let scriptRequests = 0;

  await page.route('https://js.stripe.com/**', async (route) => {
    const isScript = route.request().resourceType() === 'script';
    if (isScript) scriptRequests += 1;
    if (hanging.has(isScript ? 'script' : 'frame')) return;
    await route.fulfill(
      isScript
        ? { contentType: 'text/javascript', body: STAND_IN_SCRIPT }
        : { contentType: 'text/html', body: STAND_IN_FRAME },
    );
  });
  await page.route('https://api.stripe.com/**', async (route) => {
    const isLost = losing?.what === 'all' || route.request().url().endsWith('/confirm');
    const loss = isLost ? losing?.loss : undefined;
    if (loss === 'request') return route.abort('connectionreset');
    const answer = await askSimulator(platform, route);
    if (loss === 'answer') return route.abort('connectionreset');
    return route.fulfill({ ...answer, headers: { 'access-control-allow-origin': '*' } });
  });
  return {
    hang: (part) => void hanging.add(part),
    answerAgain() {
      hanging.clear();
      losing = undefined;
    },
    lose(loss, what) {
      losing = { loss, what };
    },
    scriptRequests: () => scriptRequests,
  };
}
