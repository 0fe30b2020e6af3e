import { checkCurrency, checkIntentAmount, formatAmount } from './amounts';
import { cardNamed } from './cards';
import type { Context } from './change';
import { createRefund } from './create-refund';
import { StripeFault } from './faults';
import type { Charge, Refund } from './objects';
import { settleRefund } from './settle-refund';

let count = 0;
const context: Context = {
  nowMs: 1_000_000,
  newId: (prefix) => `${prefix}_${(count += 1)}`,
  settleAfterMs: 3_000,
  publicUrl: '',
};

const charge: Charge = {
  id: 'ch_1',
  object: 'charge',
  amount: 1_000,
  amount_captured: 1_000,
  amount_refunded: 0,
  balance_transaction: 'txn_1',
  captured: true,
  created: 1,
  currency: 'usd',
  description: null,
  disputed: false,
  failure_code: null,
  failure_message: null,
  livemode: false,
  metadata: {},
  outcome: null,
  paid: true,
  payment_intent: 'pi_1',
  payment_method: 'pm_1',
  payment_method_details: {
    type: 'card',
    card: { brand: 'visa', last4: '4242', three_d_secure: null },
  },
  receipt_email: null,
  refunded: false,
  status: 'succeeded',
};

const cardOf = (name: string) => {
  const card = cardNamed(name);
  if (!card) throw new Error(`no card ${name}`);
  return card;
};

const refund = (of: Charge, amount?: number, card = 'visa') => {
  const decision = createRefund(
    of,
    { amount, reason: undefined, metadata: {}, card: cardOf(card) },
    context,
  );
  const [after] = decision.change.charges ?? [];
  const [made] = decision.change.refunds ?? [];
  if (!after || !made) throw new Error('nothing was refunded');
  return { after, made, change: decision.change };
};

const codeOf = (run: () => unknown): string | undefined => {
  try {
    run();
  } catch (error) {
    if (error instanceof StripeFault) return error.body.code ?? error.message;
  }
  throw new Error('it was not refused');
};

test('a refund without an amount gives everything back', () => {
  const { after, made, change } = refund(charge);
  expect(made).toMatchObject({ amount: 1_000, status: 'succeeded', charge: 'ch_1' });
  expect(after).toMatchObject({ amount_refunded: 1_000, refunded: true });
  expect(change.facts?.map(({ type }) => type)).toEqual(['refund.created', 'charge.refunded']);
});

test('partial refunds add up to the charge and no further', () => {
  const first = refund(charge, 400);
  expect(first.after).toMatchObject({ amount_refunded: 400, refunded: false });
  expect(codeOf(() => refund(first.after, 601))).toBe(
    'Refund amount ($6.01) is greater than unrefunded amount on charge ($6.00)',
  );
  const second = refund(first.after);
  expect(second.made.amount).toBe(600);
  expect(second.after.refunded).toBe(true);
  expect(codeOf(() => refund(second.after))).toBe('charge_already_refunded');
  expect(codeOf(() => refund(second.after, 1))).toBe('charge_already_refunded');
});

test('a refund is never more than the charge, nor nothing', () => {
  expect(codeOf(() => refund(charge, 1_001))).toBe(
    'Refund amount ($10.01) is greater than charge amount ($10.00)',
  );
  expect(codeOf(() => refund(charge, 0))).toBe('parameter_invalid_integer');
});

test('a refund that the bank refuses looks done at first, and can be tried again afterwards', () => {
  const { after, made, change } = refund(charge, 1_000, 'refundFail');
  expect(made.status).toBe('succeeded');
  expect(change.tasks).toHaveLength(1);

  const settled = settleRefund(made, { charge: after, card: cardOf('refundFail') }, context);
  expect(settled.refunds?.[0]).toMatchObject({
    status: 'failed',
    failure_reason: 'expired_or_canceled_card',
  });
  expect(settled.charges?.[0]).toMatchObject({ amount_refunded: 0, refunded: false });
  expect(settled.facts?.map(({ type }) => type)).toEqual([
    'refund.failed',
    'refund.updated',
    'charge.refund.updated',
  ]);
});

test('a pending refund succeeds later, once', () => {
  const { after, made } = refund(charge, undefined, 'pendingRefund');
  expect(made.status).toBe('pending');
  const card = cardOf('pendingRefund');
  const settled = settleRefund(made, { charge: after, card }, context);
  const [done] = settled.refunds as [Refund];
  expect(done.status).toBe('succeeded');
  expect(settled.facts?.map(({ type }) => type)).toEqual([
    'refund.updated',
    'charge.refund.updated',
  ]);
  expect(settleRefund(done, { charge: after, card }, context)).toEqual({});
});

test('an amount is within what Stripe takes', () => {
  expect(() => checkIntentAmount(50, 'usd')).not.toThrow();
  expect(() => checkIntentAmount(99_999_999, 'usd')).not.toThrow();
  expect(codeOf(() => checkIntentAmount(49, 'usd'))).toBe('amount_too_small');
  expect(codeOf(() => checkIntentAmount(100_000_000, 'usd'))).toBe('amount_too_large');
  expect(codeOf(() => checkIntentAmount(-1, 'usd'))).toBe('parameter_invalid_integer');
});

test('a currency is one with two decimals, in whatever case', () => {
  expect(checkCurrency('EUR')).toBe('eur');
  expect(codeOf(() => checkCurrency('jpy'))).toContain('Invalid currency: jpy');
  expect(formatAmount(123_456, 'usd')).toBe('$1,234.56');
  expect(formatAmount(50, 'eur')).toBe('0.50 eur');
});
