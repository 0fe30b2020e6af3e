import Stripe from 'stripe';
import { startStripeSimulator, type StripeSimulatorKit } from './test-kit';
import { cardsOnly, stripeClient, stripeErrorOf, withToken } from './testing/stripe-client';

let simulator: StripeSimulatorKit;
let stripe: Stripe;

beforeAll(async () => {
  simulator = await startStripeSimulator();
  stripe = stripeClient(simulator);
});
afterAll(() => simulator.close());

const open = (amount = 2_000): Promise<Stripe.PaymentIntent> =>
  stripe.paymentIntents.create({
    amount,
    currency: 'usd',
    metadata: { paymentId: 'p1', orderId: 'o1' },
    ...cardsOnly,
  });

test('an intent is opened in the shape that Stripe gives it', async () => {
  const intent = await open();
  expect(intent).toMatchObject({
    object: 'payment_intent',
    amount: 2_000,
    currency: 'usd',
    status: 'requires_payment_method',
    livemode: false,
    latest_charge: null,
    metadata: { paymentId: 'p1', orderId: 'o1' },
  });
  expect(intent.id).toMatch(/^pi_\w+$/);
  expect(intent.client_secret).toMatch(new RegExp(`^${intent.id}_secret_\\w+$`));
  expect(await stripe.paymentIntents.retrieve(intent.id)).toEqual({ ...intent });
});

test.each(['tok_visa', 'tok_mastercard'])('%s pays as data of a payment method', async (token) => {
  const { id } = await open();
  const paid = await stripe.paymentIntents.confirm(id, withToken(token));
  expect(paid).toMatchObject({ status: 'succeeded', amount_received: 2_000, id });
});

test('pm_card_visa pays, and the charge can be read with the intent', async () => {
  const { id } = await open();
  await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' });
  const paid = await stripe.paymentIntents.retrieve(id, {
    expand: ['latest_charge', 'payment_method'],
  });
  expect(paid.latest_charge).toMatchObject({ object: 'charge', paid: true, payment_intent: id });
  expect(paid.payment_method).toMatchObject({ object: 'payment_method', type: 'card' });
});

test('create with confirm is both in one call', async () => {
  const paid = await stripe.paymentIntents.create({
    amount: 100,
    currency: 'eur',
    confirm: true,
    payment_method: 'pm_card_visa',
    ...cardsOnly,
  });
  expect(paid.status).toBe('succeeded');
});

test.each([
  ['tok_chargeDeclined', 'generic_decline', 'Your card was declined.'],
  [
    'tok_chargeDeclinedInsufficientFunds',
    'insufficient_funds',
    'Your card has insufficient funds.',
  ],
])('%s is refused with the message of the issuer', async (token, declineCode, message) => {
  const { id } = await open();
  const error = await stripeErrorOf(stripe.paymentIntents.confirm(id, withToken(token)));
  expect(error).toBeInstanceOf(Stripe.errors.StripeCardError);
  expect(error).toMatchObject({
    statusCode: 402,
    code: 'card_declined',
    decline_code: declineCode,
    message,
    payment_intent: { id, status: 'requires_payment_method' },
  });
  const after = await stripe.paymentIntents.retrieve(id);
  expect(after.last_payment_error).toMatchObject({ decline_code: declineCode });

  const paid = await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' });
  expect(paid.status).toBe('succeeded');
});

test.each([
  [{ payment_method: 'pm_card_nonsense' }, 'payment_method'],
  [{ payment_method: 'pm_1234567890' }, 'payment_method'],
  [withToken('tok_nonsense'), 'payment_method_data[card][token]'],
])(
  'a card that Stripe does not know (%j) is missing, and the intent stays',
  async (card, param) => {
    const { id } = await open();
    const error = await stripeErrorOf(stripe.paymentIntents.confirm(id, card));
    expect(error).toMatchObject({
      statusCode: 400,
      code: 'resource_missing',
      param,
      rawType: 'invalid_request_error',
    });
    expect((await stripe.paymentIntents.retrieve(id)).status).toBe('requires_payment_method');
  },
);

test('a token is no payment method', async () => {
  const { id } = await open();
  const error = await stripeErrorOf(
    stripe.paymentIntents.confirm(id, { payment_method: 'tok_visa' }),
  );
  expect(error.message).toContain('A token may not be passed in as a PaymentMethod');
});

test('an intent is paid once', async () => {
  const { id } = await open();
  await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' });
  const error = await stripeErrorOf(
    stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' }),
  );
  expect(error).toMatchObject({
    statusCode: 400,
    code: 'payment_intent_unexpected_state',
    payment_intent: { id, status: 'succeeded' },
  });
  const charges = simulator.ledger().charges.filter((charge) => charge.payment_intent === id);
  expect(charges).toHaveLength(1);
});

test('a canceled intent stays so', async () => {
  const { id } = await open();
  const canceled = await stripe.paymentIntents.cancel(id, { cancellation_reason: 'abandoned' });
  expect(canceled.status).toBe('canceled');
  for (const again of [
    stripe.paymentIntents.cancel(id),
    stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' }),
  ]) {
    expect((await stripeErrorOf(again)).code).toBe('payment_intent_unexpected_state');
  }
});

test('a card that succeeds only later is processing until then', async () => {
  const { id } = await open();
  const first = await stripe.paymentIntents.confirm(id, withToken('tok_succeedsAfterDelay'));
  expect(first.status).toBe('processing');
  expect((await stripeErrorOf(stripe.paymentIntents.cancel(id))).code).toBe(
    'payment_intent_unexpected_state',
  );
  await simulator.settleNow();
  expect((await stripe.paymentIntents.retrieve(id)).status).toBe('succeeded');
});

test.each([
  [{ amount: 49, currency: 'usd' }, 'amount_too_small', 'amount'],
  [{ amount: 100_000_000, currency: 'usd' }, 'amount_too_large', 'amount'],
  [{ amount: 19.99, currency: 'usd' }, 'parameter_invalid_integer', 'amount'],
  [{ amount: 100, currency: 'xxx' }, undefined, 'currency'],
  [
    { amount: 100, currency: 'usd', payment_method_types: ['card'] },
    'parameter_unknown',
    'payment_method_types',
  ],
  [{ amount: 100, currency: 'usd', nonsense: 1 }, 'parameter_unknown', 'nonsense'],
  [{ amount: 100, currency: 'usd', customer: 'cus_1' }, 'simulator_unsupported', 'customer'],
  [{ amount: 100, currency: 'usd', return_url: 'https://a.test' }, undefined, 'return_url'],
])('%j can not be an intent', async (params, code, param) => {
  const error = await stripeErrorOf(stripe.paymentIntents.create(params));
  expect(error).toBeInstanceOf(Stripe.errors.StripeInvalidRequestError);
  expect(error).toMatchObject({ statusCode: 400, param });
  expect(error.code).toBe(code);
});

test('an intent with redirects allowed needs an address to come back to', async () => {
  const { id } = await stripe.paymentIntents.create({ amount: 100, currency: 'usd' });
  const error = await stripeErrorOf(
    stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' }),
  );
  expect(error.message).toContain('return_url');
  const paid = await stripe.paymentIntents.confirm(id, {
    payment_method: 'pm_card_visa',
    return_url: 'http://localhost:3000/orders/1',
  });
  expect(paid.status).toBe('succeeded');
});

test('what does not exist is a 404 with its kind', async () => {
  const error = await stripeErrorOf(stripe.paymentIntents.retrieve('pi_none'));
  expect(error).toMatchObject({ statusCode: 404, code: 'resource_missing' });
  expect(error.message).toBe("No such payment_intent: 'pi_none'");
  const url = await stripeErrorOf(stripe.customers.list());
  expect(url.statusCode).toBe(404);
});

test('without the right key nothing opens', async () => {
  const stranger = stripeClient({ port: simulator.port, secretKey: 'sk_test_somebody_else' });
  const error = await stripeErrorOf(stranger.paymentIntents.list());
  expect(error).toBeInstanceOf(Stripe.errors.StripeAuthenticationError);
  expect(error.message).toBe('Invalid API Key provided: sk_test_****else');
  const nobody = await fetch(`${simulator.url}/v1/payment_intents`);
  expect(nobody.status).toBe(401);
});

test('a body that is no form is refused', async () => {
  const response = await fetch(`${simulator.url}/v1/payment_intents`, {
    method: 'POST',
    headers: { authorization: `Bearer ${simulator.secretKey}`, 'content-type': 'application/json' },
    body: '{"amount":100}',
  });
  expect(response.status).toBe(400);
});

test('lists are newest first and go on where a page ended', async () => {
  const first = await open(1_001);
  const second = await open(1_002);
  const page = await stripe.paymentIntents.list({ limit: 1 });
  expect(page).toMatchObject({ has_more: true, data: [{ id: second.id }] });
  const next = await stripe.paymentIntents.list({ limit: 1, starting_after: second.id });
  expect(next.data[0]?.id).toBe(first.id);
});

test('what has happened can be read as events', async () => {
  const { id } = await open();
  await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' });
  const { data } = await stripe.events.list({ type: 'payment_intent.succeeded', limit: 1 });
  expect(data[0]?.data.object).toMatchObject({ id, status: 'succeeded' });
});
