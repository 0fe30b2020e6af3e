import { attemptCharge } from './attempt';
import { authenticateIntent } from './authenticate-intent';
import { cancelIntent } from './cancel-intent';
import { cardNamed } from './cards';
import type { CardInUse, Change, Context, Decision } from './change';
import { confirmIntent } from './confirm-intent';
import { createIntent } from './create-intent';
import { StripeFault } from './faults';
import type { IntentStatus, PaymentIntent } from './objects';
import { newPaymentMethod } from './payment-method';
import { settleIntent } from './settle-intent';

const newContext = (): Context => {
  let count = 0;
  return {
    nowMs: Date.parse('2026-11-21T08:00:00.000Z'),
    newId: (prefix) => `${prefix}_${(count += 1)}`,
    settleAfterMs: 3_000,
    publicUrl: 'http://shop.test/stripe-simulator',
  };
};
const context = newContext();

const cardOf = (name: string): CardInUse => {
  const card = cardNamed(name);
  if (!card) throw new Error(`no card ${name}`);
  return newPaymentMethod(card, context);
};

const opened = (redirects: 'always' | 'never' | null = null): PaymentIntent =>
  createIntent(
    {
      amount: 2_000,
      currency: 'usd',
      metadata: { paymentId: 'p1' },
      description: null,
      receiptEmail: null,
      statementDescriptor: null,
      statementDescriptorSuffix: null,
      captureMethod: 'automatic_async',
      redirects,
      method: undefined,
    },
    context,
  ).answer;

const inStatus = (status: IntentStatus): PaymentIntent => ({ ...opened(), status });

const confirm = (
  intent: PaymentIntent,
  card: string,
  rest: { returnUrl?: string; offSession?: boolean; errorOnRequiresAction?: boolean } = {},
): Decision<PaymentIntent> =>
  confirmIntent(
    intent,
    {
      used: cardOf(card),
      returnUrl: rest.returnUrl,
      offSession: rest.offSession ?? false,
      errorOnRequiresAction: rest.errorOnRequiresAction ?? false,
    },
    context,
  );

const changed = (change: Change): PaymentIntent => {
  const [intent] = change.intents ?? [];
  if (!intent) throw new Error('the intent did not change');
  return intent;
};
const factsOf = (change: Change): string[] => (change.facts ?? []).map(({ type }) => type);

const faultOf = (run: () => unknown): StripeFault => {
  try {
    run();
  } catch (error) {
    if (error instanceof StripeFault) return error;
  }
  throw new Error('it was not refused');
};

test('a new intent waits for a payment method and tells that it was created', () => {
  const { change, answer } = createIntent(
    {
      amount: 50,
      currency: 'usd',
      metadata: {},
      description: null,
      receiptEmail: null,
      statementDescriptor: null,
      statementDescriptorSuffix: null,
      captureMethod: 'automatic_async',
      redirects: 'never',
      method: undefined,
    },
    context,
  );
  expect(answer.status).toBe('requires_payment_method');
  expect(answer.client_secret.startsWith(`${answer.id}_secret_`)).toBe(true);
  expect(factsOf(change)).toEqual(['payment_intent.created']);
});

test('a good card pays the intent with one charge', () => {
  const { change } = confirm(opened(), 'visa');
  expect(changed(change)).toMatchObject({ status: 'succeeded', amount_received: 2_000 });
  expect(change.charges).toHaveLength(1);
  expect(change.charges?.[0]).toMatchObject({ paid: true, amount: 2_000, status: 'succeeded' });
  expect(factsOf(change)).toEqual(['charge.succeeded', 'payment_intent.succeeded']);
});

test('a declined card is a 402 and gives the intent back without its card', () => {
  const { change, fault } = confirm(opened(), 'chargeDeclinedInsufficientFunds');
  expect(fault?.status).toBe(402);
  expect(fault?.body).toMatchObject({
    type: 'card_error',
    code: 'card_declined',
    decline_code: 'insufficient_funds',
    message: 'Your card has insufficient funds.',
    payment_intent: { status: 'requires_payment_method' },
  });
  expect(changed(change)).toMatchObject({
    status: 'requires_payment_method',
    payment_method: null,
    last_payment_error: { decline_code: 'insufficient_funds' },
  });
  expect(factsOf(change)).toEqual(['charge.failed', 'payment_intent.payment_failed']);
});

test('a declined intent can be paid with another card', () => {
  const declined = changed(confirm(opened(), 'chargeDeclined').change);
  const paid = changed(confirm(declined, 'visa').change);
  expect(paid).toMatchObject({ status: 'succeeded', last_payment_error: null });
});

test('a card that needs 3-D Secure waits for its holder, and where he comes back to is kept', () => {
  const returnUrl = 'http://shop.test/orders/1';
  const waiting = changed(confirm(opened(), 'threeDSecure2Required', { returnUrl }).change);
  expect(waiting.status).toBe('requires_action');
  expect(waiting.next_action).toEqual({
    type: 'redirect_to_url',
    redirect_to_url: {
      url: `http://shop.test/stripe-simulator/3ds/${waiting.id}?client_secret=${waiting.client_secret}`,
      return_url: returnUrl,
    },
  });
});

test('without a return address 3-D Secure is left to the browser SDK', () => {
  const waiting = changed(confirm(opened('never'), 'threeDSecure2Required').change);
  expect(waiting.next_action?.type).toBe('use_stripe_sdk');
});

test.each([{ offSession: true }, { errorOnRequiresAction: true }])(
  'where nobody can authenticate (%j) 3-D Secure is a decline',
  (rest) => {
    const { change, fault } = confirm(opened(), 'threeDSecure2Required', rest);
    expect(fault?.body.code).toBe('authentication_required');
    expect(changed(change).status).toBe('requires_payment_method');
  },
);

test('an intent that may redirect can not be confirmed without a return address', () => {
  const fault = faultOf(() => confirm(opened('always'), 'visa'));
  expect(fault.status).toBe(400);
  expect(fault.message).toContain('return_url');
});

test('a completed authentication takes the money', () => {
  const waiting = changed(confirm(opened(), 'threeDSecure2Required').change);
  const used = cardOf('threeDSecure2Required');
  const { change } = authenticateIntent(waiting, { outcome: 'complete', used }, context);
  expect(changed(change).status).toBe('succeeded');
  expect(change.charges?.[0]?.payment_method_details.card.three_d_secure).toEqual({
    result: 'authenticated',
  });
});

test('a completed authentication does not save a card that has no funds', () => {
  const name = 'authenticationRequiredChargeDeclinedInsufficientFunds';
  const waiting = changed(confirm(opened(), name).change);
  const { change } = authenticateIntent(
    waiting,
    { outcome: 'complete', used: cardOf(name) },
    context,
  );
  expect(changed(change).status).toBe('requires_payment_method');
});

test('a failed authentication gives the intent back', () => {
  const waiting = changed(confirm(opened(), 'threeDSecure2Required').change);
  const used = cardOf('threeDSecure2Required');
  const { change } = authenticateIntent(waiting, { outcome: 'fail', used }, context);
  expect(changed(change)).toMatchObject({
    status: 'requires_payment_method',
    last_payment_error: { code: 'payment_intent_authentication_failure' },
  });
  expect(factsOf(change)).toEqual(['payment_intent.payment_failed']);
});

test('a button on the page of the bank that is pressed too late changes nothing', () => {
  const used = cardOf('threeDSecure2Required');
  for (const status of ['succeeded', 'canceled', 'requires_payment_method'] as const) {
    const { change } = authenticateIntent(inStatus(status), { outcome: 'complete', used }, context);
    expect(change).toEqual({});
  }
});

test.each([
  ['succeedsAfterDelay', 'succeeded', 'payment_intent.succeeded'],
  ['failsAfterDelay', 'requires_payment_method', 'payment_intent.payment_failed'],
])('%s is processing first and %s in the end', (name, status, event) => {
  const used = cardOf(name);
  const first = attemptCharge({ intent: opened(), used, authenticated: false }, context).change;
  const processing = changed(first);
  expect(processing.status).toBe('processing');
  expect(factsOf(first)).toContain('payment_intent.processing');
  expect(first.tasks?.[0]).toMatchObject({
    objectId: processing.id,
    dueAtMs: context.nowMs + 3_000,
  });

  const [charge] = first.charges ?? [];
  if (!charge) throw new Error('no charge');
  const settled = settleIntent(processing, { charge, used }, context);
  expect(changed(settled).status).toBe(status);
  expect(settled.charges?.[0]?.id).toBe(charge.id);
  expect(factsOf(settled)).toContain(event);
  expect(settleIntent(changed(settled), { charge, used }, context)).toEqual({});
});

test.each(['succeeded', 'processing', 'canceled'] as const)(
  'an intent that is %s can not be confirmed',
  (status) => {
    const fault = faultOf(() => confirm(inStatus(status), 'visa'));
    expect(fault.body).toMatchObject({
      type: 'invalid_request_error',
      code: 'payment_intent_unexpected_state',
      payment_intent: { status },
    });
  },
);

test.each(['succeeded', 'processing', 'canceled'] as const)(
  'an intent that is %s can not be canceled',
  (status) => {
    const fault = faultOf(() => cancelIntent(inStatus(status), { reason: undefined }, context));
    expect(fault.body.code).toBe('payment_intent_unexpected_state');
    expect(fault.message).toContain(`because it has a status of ${status}`);
  },
);

test.each(['requires_payment_method', 'requires_confirmation', 'requires_action'] as const)(
  'an intent that is %s can be canceled, once',
  (status) => {
    const { change } = cancelIntent(inStatus(status), { reason: 'abandoned' }, context);
    const canceled = changed(change);
    expect(canceled).toMatchObject({ status: 'canceled', cancellation_reason: 'abandoned' });
    expect(factsOf(change)).toEqual(['payment_intent.canceled']);
    faultOf(() => cancelIntent(canceled, { reason: undefined }, context));
  },
);
