import fc from 'fast-check';

/**
 * Where the instance that does it stops: after so many beginnings and ends of its calls. Without it, it
 * is done to its end.
 */
interface Interruptible {
  stopsAfter?: number;
}

/** What may happen to one order and its payments. `which` counts what there is, again and again. */
export type Step =
  | ({ do: 'begin' } & Interruptible)
  | ({ do: 'pay'; token: string } & Interruptible)
  | { do: 'pay-with-key'; token: string; key: string }
  | { do: 'pay-in-two-tabs'; tokens: readonly [string, string] }
  | { do: 'pay-in-browser'; paymentMethod: string }
  | { do: 'authenticate'; outcome: 'complete' | 'fail' }
  | { do: 'banks-answer' }
  | ({ do: 'stripe-tells'; which: number } & Interruptible)
  | { do: 'stripe-fails'; how: 'failNext' | 'failAfterEffect' | 'dropAfterEffect'; at: string }
  | { do: 'order-awaits' | 'buyer-cancels' | 'order-expires' }
  | { do: 'orders-hears'; areUnitsFree: boolean }
  | { do: 'orders-hears-all-again' }
  | ({ do: 'orders-tells'; which: number } & Interruptible)
  | ({ do: 'settle' | 'reconcile' | 'sweep-rejections' } & Interruptible)
  | { do: 'bus-goes' | 'bus-comes' | 'sweep-outbox' }
  | { do: 'stopped-go-on' }
  | { do: 'time-passes'; ms: number };

const CARDS = [
  'visa',
  'visa',
  'mastercard',
  'chargeDeclined',
  'threeDSecure2Required',
  'succeedsAfterDelay',
  'failsAfterDelay',
  'pendingRefund',
  'refundFail',
];

const token = fc.constantFrom(...CARDS.map((card) => `tok_${card}`));
const paymentMethod = fc.constantFrom(...CARDS.map((card) => `pm_card_${card}`));
const which = fc.nat(30);
const stopsAfter = fc.nat(24);

function doing<T extends Step['do'][]>(...names: T): fc.Arbitrary<T[number]> {
  return fc.constantFrom(...names);
}

const interruptible = fc.oneof(
  fc.record({ do: doing('begin'), stopsAfter }, { requiredKeys: ['do'] }),
  fc.record({ do: doing('pay'), token, stopsAfter }, { requiredKeys: ['do', 'token'] }),
  fc.record({ do: doing('stripe-tells'), which, stopsAfter }, { requiredKeys: ['do', 'which'] }),
  fc.record({ do: doing('orders-tells'), which, stopsAfter }, { requiredKeys: ['do', 'which'] }),
  fc.record(
    { do: doing('settle', 'reconcile', 'sweep-rejections'), stopsAfter },
    { requiredKeys: ['do'] },
  ),
);

const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: interruptible, weight: 10 },
  fc.record({ do: doing('pay-with-key'), token, key: fc.constantFrom('key-1', 'key-2') }),
  fc.record({ do: doing('pay-in-two-tabs'), tokens: fc.tuple(token, token) }),
  { arbitrary: fc.record({ do: doing('pay-in-browser'), paymentMethod }), weight: 2 },
  fc.record({ do: doing('authenticate'), outcome: fc.constantFrom('complete', 'fail') }),
  fc.record({
    do: doing('stripe-fails'),
    how: fc.constantFrom('failNext', 'failAfterEffect', 'dropAfterEffect'),
    at: fc.constantFrom('', '/payment_intents', '/confirm', '/cancel', '/refunds'),
  }),
  { arbitrary: fc.record({ do: doing('orders-hears'), areUnitsFree: fc.boolean() }), weight: 2 },
  {
    arbitrary: fc.record({ do: doing('order-awaits', 'buyer-cancels', 'order-expires') }),
    weight: 2,
  },
  fc.record({
    do: doing('banks-answer', 'orders-hears-all-again', 'bus-goes', 'bus-comes', 'sweep-outbox'),
  }),
  { arbitrary: fc.record({ do: doing('stopped-go-on') }), weight: 2 },
  fc.record({ do: doing('time-passes'), ms: fc.constantFrom(16_000, 21_000, 61_000) }),
);

const PAID: readonly Step[] = [{ do: 'pay', token: 'tok_visa' }];
const REJECTED: readonly Step[] = [
  ...PAID,
  { do: 'buyer-cancels' },
  { do: 'orders-hears', areUnitsFree: false },
];
const FAILING_REFUND: Step = { do: 'stripe-fails', how: 'failNext', at: '/refunds' };
const CUT_REFUND: Step = { do: 'stripe-fails', how: 'dropAfterEffect', at: '/refunds' };

/** Situations from which on it is interesting, so that not each case has to find its way there. */
const openings = fc.constantFrom<(readonly Step[])[]>(
  [],
  [{ do: 'begin' }],
  [{ do: 'begin' }, { do: 'buyer-cancels' }],
  PAID,
  [...PAID, { do: 'order-expires' }],
  REJECTED,
  [...REJECTED, FAILING_REFUND],
  [...REJECTED, CUT_REFUND],
);

/** What happens, one thing after the other, until nothing more does and all that is due is done. */
export interface Script {
  steps: readonly Step[];
  /** Whether Stripe's events come in the end; without them it must do to ask. */
  webhooksCome: boolean;
  /** Whether those that were stopped go on in the end; else they have crashed. */
  stoppedGoOn: boolean;
}

export const scripts: fc.Arbitrary<Script> = fc.record({
  steps: fc
    .tuple(openings, fc.array(step, { minLength: 1, maxLength: 12, size: 'max' }))
    .map(([opening, steps]) => [...opening, ...steps]),
  webhooksCome: fc.boolean(),
  stoppedGoOn: fc.boolean(),
});
