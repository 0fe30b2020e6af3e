import Stripe from 'stripe';
import { startStripeSimulator, type StripeSimulatorKit } from './test-kit';
import { cardsOnly, stripeClient, stripeErrorOf } from './testing/stripe-client';

let simulator: StripeSimulatorKit;
let stripe: Stripe;

beforeEach(async () => {
  simulator = await startStripeSimulator();
  stripe = stripeClient(simulator);
});
afterEach(() => simulator.close());

const wanted = { amount: 1_000, currency: 'usd', ...cardsOnly };
const visa = { payment_method: 'pm_card_visa' };

test('the same key gives the same intent, and says that it was replayed', async () => {
  const first = await stripe.paymentIntents.create(wanted, { idempotencyKey: 'pi:1' });
  const second = await stripe.paymentIntents.create(wanted, { idempotencyKey: 'pi:1' });
  expect(second).toEqual(first);
  expect(second.lastResponse.headers['idempotent-replayed']).toBe('true');
  expect(second.lastResponse.headers['original-request']).toBe(first.lastResponse.requestId);
  expect(first.lastResponse.headers['idempotent-replayed']).toBeUndefined();
  expect(simulator.ledger().intents).toHaveLength(1);
});

test('the same key with other parameters is an idempotency error', async () => {
  await stripe.paymentIntents.create(wanted, { idempotencyKey: 'pi:1' });
  const error = await stripeErrorOf(
    stripe.paymentIntents.create({ ...wanted, amount: 999 }, { idempotencyKey: 'pi:1' }),
  );
  expect(error).toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
  expect(error.statusCode).toBe(400);
});

test('a decline is replayed, though the intent could be paid by now', async () => {
  const { id } = await stripe.paymentIntents.create(wanted);
  const declined = { payment_method: 'pm_card_chargeDeclined' };
  const key = { idempotencyKey: 'confirm:1:1' };
  const first = await stripeErrorOf(stripe.paymentIntents.confirm(id, declined, key));
  await stripe.paymentIntents.confirm(id, visa, { idempotencyKey: 'confirm:1:2' });
  const again = await stripeErrorOf(stripe.paymentIntents.confirm(id, declined, key));
  expect(again.charge).toBe(first.charge);
  expect(simulator.ledger().charges).toHaveLength(2);
});

test('a parameter that is not valid is not stored: corrected, the key works', async () => {
  const key = { idempotencyKey: 'pi:1' };
  const error = await stripeErrorOf(stripe.paymentIntents.create({ ...wanted, amount: 1 }, key));
  expect(error.code).toBe('amount_too_small');
  expect((await stripe.paymentIntents.create(wanted, key)).amount).toBe(1_000);
});

test('a 500 after the charge is replayed, and the intent tells the truth', async () => {
  const { id } = await stripe.paymentIntents.create(wanted);
  simulator.control({ api: { failAfterEffect: 1 } });
  const key = { idempotencyKey: 'confirm:1:1' };
  for (const call of [1, 2]) {
    const error = await stripeErrorOf(stripe.paymentIntents.confirm(id, visa, key));
    expect([call, error.statusCode, error.rawType]).toEqual([call, 500, 'api_error']);
  }
  expect((await stripe.paymentIntents.retrieve(id)).status).toBe('succeeded');
  expect(simulator.ledger().charges).toHaveLength(1);
});

test('a 500 before the effect is replayed as well; a new key does the work', async () => {
  simulator.control({ api: { failNext: 1 } });
  const patient = stripeClient({ port: simulator.port, maxNetworkRetries: 2 });
  const error = await stripeErrorOf(
    patient.paymentIntents.create(wanted, { idempotencyKey: 'pi:1' }),
  );
  expect(error.statusCode).toBe(500);
  expect(simulator.ledger().intents).toHaveLength(0);
  const intent = await stripe.paymentIntents.create(wanted, { idempotencyKey: 'pi:2' });
  expect(intent.status).toBe('requires_payment_method');
});

test('a connection that breaks after the charge costs nothing: the retry gets the answer', async () => {
  const { id } = await stripe.paymentIntents.create(wanted);
  simulator.control({ api: { dropAfterEffect: 1 } });
  const paid = await stripe.paymentIntents.confirm(id, visa, { idempotencyKey: 'confirm:1:1' });
  expect(paid.status).toBe('succeeded');
  expect(simulator.ledger().charges).toHaveLength(1);
});

test('of two requests at once with one key one runs, the other hears that it is in use', async () => {
  simulator.control({ api: { delayMs: 4_000 } });
  const key = { idempotencyKey: 'pi:1' };
  const create = () => stripe.paymentIntents.create(wanted, key);
  const settled = await Promise.allSettled([create(), create()]);
  const refusals = settled.flatMap((each): unknown[] =>
    each.status === 'rejected' ? [each.reason] : [],
  );
  expect(refusals).toEqual([
    expect.objectContaining({ statusCode: 409, code: 'idempotency_key_in_use' }),
  ]);
  expect((await create()).lastResponse.headers['idempotent-replayed']).toBe('true');
  expect(simulator.ledger().intents).toHaveLength(1);
});

test('a client that retries by itself gets the answer of the request that was in use', async () => {
  simulator.control({ api: { delayMs: 300 } });
  const patient = stripeClient({ port: simulator.port, maxNetworkRetries: 3 });
  const create = () => patient.paymentIntents.create(wanted, { idempotencyKey: 'pi:1' });
  const [first, second] = await Promise.all([create(), create()]);
  expect(second.id).toBe(first.id);
});

test('twenty confirms at once with keys of their own charge once', async () => {
  const { id } = await stripe.paymentIntents.create(wanted);
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, () => stripe.paymentIntents.confirm(id, visa)),
  );
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(simulator.ledger().charges).toHaveLength(1);
});

test('after a day a key is forgotten', async () => {
  let nowMs = Date.now();
  const patient = await startStripeSimulator({ clock: () => nowMs });
  const client = stripeClient(patient);
  const create = () => client.paymentIntents.create(wanted, { idempotencyKey: 'pi:1' });
  const first = await create();
  nowMs += 24 * 60 * 60 * 1000 - 1;
  expect((await create()).id).toBe(first.id);
  nowMs += 1;
  expect((await create()).id).not.toBe(first.id);
  await patient.close();
});
