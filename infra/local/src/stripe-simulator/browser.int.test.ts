import type Stripe from 'stripe';
import { startStripeSimulator, type StripeSimulatorKit } from './test-kit';
import { cardsOnly, stripeClient } from './testing/stripe-client';

let simulator: StripeSimulatorKit;
let stripe: Stripe;

beforeAll(async () => {
  simulator = await startStripeSimulator();
  stripe = stripeClient(simulator);
});
afterAll(() => simulator.close());

const secretOf = (intent: Stripe.PaymentIntent): string => intent.client_secret ?? '';

const waiting = async (returnUrl?: string): Promise<Stripe.PaymentIntent> => {
  const { id } = await stripe.paymentIntents.create({
    amount: 1_999,
    currency: 'usd',
    ...cardsOnly,
  });
  return stripe.paymentIntents.confirm(id, {
    payment_method: 'pm_card_threeDSecure2Required',
    ...(returnUrl === undefined ? {} : { return_url: returnUrl }),
  });
};

const pageOf = (intent: Stripe.PaymentIntent, rest: Record<string, string> = {}): string => {
  const query = new URLSearchParams({ client_secret: secretOf(intent), ...rest });
  return `${simulator.url}/3ds/${intent.id}?${query.toString()}`;
};

const press = (intent: Stripe.PaymentIntent, form: Record<string, string>): Promise<Response> =>
  fetch(`${simulator.url}/3ds/${intent.id}`, {
    method: 'POST',
    body: new URLSearchParams({ client_secret: secretOf(intent), ...form }),
    redirect: 'manual',
  });

const statusOf = async (intent: Stripe.PaymentIntent): Promise<string> =>
  (await stripe.paymentIntents.retrieve(intent.id)).status;

test('the page of the bank has two buttons and no script, and runs none', async () => {
  const intent = await waiting();
  const response = await fetch(pageOf(intent, { return_url: '/orders/1' }));
  const html = await response.text();
  expect(response.status).toBe(200);
  expect(html).toContain('Complete authentication');
  expect(html).toContain('Fail authentication');
  expect(html).toContain('$19.99');
  expect(html).toContain(`action="${intent.id}"`);
  expect(html).not.toContain('<script');
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  const style = await fetch(`${simulator.url}/assets/3ds.css`);
  expect(style.headers.get('content-type')).toContain('text/css');
});

test('the page is also below the public path, behind an ingress that takes no prefix off', async () => {
  const style = await fetch(`${simulator.url}/stripe-simulator/assets/3ds.css`);
  expect(style.headers.get('content-type')).toContain('text/css');
  const control = await fetch(`${simulator.url}/stripe-simulator/simulator/control`, {
    headers: { authorization: `Bearer ${simulator.secretKey}`, 'x-forwarded-for': '192.0.2.1' },
  });
  expect(control.status).toBe(404);
});

test.each([
  ['dark', 'session=abc; theme=dark'],
  ['light', 'theme=light; other=1'],
  ['system', 'other-theme=dark'],
  ['system', 'theme="><script>'],
])('the page of the bank is %s for a browser with the cookies %p', async (theme, cookie) => {
  const response = await fetch(pageOf(await waiting()), { headers: { cookie } });
  expect(await response.text()).toContain(`<html lang="en" data-theme="${theme}">`);
});

test('completing the authentication pays and leads back to the order', async () => {
  const intent = await waiting();
  expect(intent.status).toBe('requires_action');
  const response = await press(intent, { outcome: 'complete', return_url: '/orders/1' });
  expect(response.status).toBe(303);
  const location = new URL(response.headers.get('location') ?? '', 'http://shop.test');
  expect(location.pathname).toBe('/orders/1');
  expect(location.searchParams.get('redirect_status')).toBe('succeeded');
  expect(location.searchParams.get('payment_intent')).toBe(intent.id);
  expect(await statusOf(intent)).toBe('succeeded');
});

test('failing it gives the intent back; pressed twice it stays paid', async () => {
  const failed = await waiting();
  const response = await press(failed, { outcome: 'fail', return_url: '/orders/1' });
  expect(response.headers.get('location')).toContain('redirect_status=failed');
  expect(await statusOf(failed)).toBe('requires_payment_method');

  const paid = await waiting();
  await press(paid, { outcome: 'complete' });
  await press(paid, { outcome: 'fail' });
  expect(await statusOf(paid)).toBe('succeeded');
  const page = await fetch(pageOf(paid));
  expect(await page.text()).toContain('does not wait for an authentication');
});

test('the next action leads to the page on the origin of the shop', async () => {
  const intent = await waiting('http://localhost:3000/orders/7');
  const url = intent.next_action?.redirect_to_url?.url;
  expect(url).toBe(
    `http://localhost:3000/stripe-simulator/3ds/${intent.id}?client_secret=${secretOf(intent)}`,
  );
  const response = await press(intent, { outcome: 'complete' });
  expect(response.headers.get('location')).toMatch(/^http:\/\/localhost:3000\/orders\/7\?/);
});

test.each(['https://evil.test/', '//evil.test', '/\\evil.test', '/.//evil.test'])(
  'the page never leads to %s',
  async (returnUrl) => {
    const intent = await waiting();
    expect((await fetch(pageOf(intent, { return_url: returnUrl }))).status).toBe(404);
    const response = await press(intent, { outcome: 'complete', return_url: returnUrl });
    expect([response.status, response.headers.get('location')]).toEqual([404, null]);
    expect(await statusOf(intent)).toBe('requires_action');
  },
);

test('what comes in by the address is text on the page, never markup', async () => {
  const intent = await waiting();
  const returnUrl = '/orders/1?"><img/src=x>';
  const html = await (await fetch(pageOf(intent, { return_url: returnUrl }))).text();
  expect(html).not.toContain('<img');
});

test('without the client secret there is no page and no button', async () => {
  const intent = await waiting();
  for (const client_secret of ['', 'pi_x_secret_y']) {
    expect((await fetch(pageOf(intent, { client_secret }))).status).toBe(404);
    expect((await press(intent, { client_secret, outcome: 'complete' })).status).toBe(404);
  }
  expect(await statusOf(intent)).toBe('requires_action');
});

const browse = (path: string, key = simulator.publishableKey): Promise<Response> =>
  fetch(`${simulator.url}${path}`, { headers: { authorization: `Bearer ${key}` } });

test('a browser reads an intent with its client secret, without what is not for it', async () => {
  const intent = await waiting();
  const response = await browse(
    `/v1/payment_intents/${intent.id}?client_secret=${secretOf(intent)}`,
  );
  const seen = (await response.json()) as Record<string, unknown>;
  expect(seen).toMatchObject({ id: intent.id, status: 'requires_action', amount: 1_999 });
  expect(seen).not.toHaveProperty('metadata');
  expect(response.headers.get('access-control-allow-origin')).toBeNull();
});

test('a publishable key opens nothing else', async () => {
  const intent = await waiting();
  expect((await browse(`/v1/payment_intents/${intent.id}`)).status).toBe(400);
  expect((await browse(`/v1/payment_intents/${intent.id}?client_secret=x`)).status).toBe(400);
  for (const path of ['/v1/payment_intents', '/v1/refunds', '/v1/events', '/v1/charges']) {
    expect((await browse(path)).status).toBe(401);
  }
});

test('a browser confirms with the client secret, as Stripe.js does', async () => {
  const { client_secret: clientSecret, id } = await stripe.paymentIntents.create({
    amount: 500,
    currency: 'usd',
  });
  const response = await simulator.payInBrowser({
    clientSecret: clientSecret ?? '',
    paymentMethod: 'pm_card_visa',
  });
  expect(await response.json()).toMatchObject({ id, status: 'succeeded' });
  const other = await simulator.payInBrowser({
    clientSecret: `${id}_secret_wrong`,
    paymentMethod: 'pm_card_visa',
  });
  expect(other.status).toBe(400);
});
