import type { Script, Step } from './steps';

const REJECTED: readonly Step[] = [
  { do: 'pay', token: 'tok_visa' },
  { do: 'buyer-cancels' },
  { do: 'orders-hears', areUnitsFree: false },
];
/** Of a placed, cancelled order with a rejected payment, the newest event. */
const REJECTION = 2;

const LIVES: readonly (readonly Step[])[] = [
  // Two requests find no live payment: the second insert is stopped just before it is made.
  [{ do: 'begin', stopsAfter: 4 }, { do: 'begin' }, { do: 'stopped-go-on' }],
  // A write that was decided on long ago comes after the payment has succeeded.
  [{ do: 'begin', stopsAfter: 10 }, { do: 'pay', token: 'tok_visa' }, { do: 'stopped-go-on' }],
  // Stripe repeats the error of a refund with the same key.
  [
    ...REJECTED,
    { do: 'stripe-fails', how: 'failNext', at: '/refunds' },
    { do: 'orders-tells', which: REJECTION },
  ],
  // A refund is made, and its answer is lost.
  [
    ...REJECTED,
    { do: 'stripe-fails', how: 'dropAfterEffect', at: '/refunds' },
    { do: 'orders-tells', which: REJECTION },
  ],
  // A crash comes after the first write of the reaction to a rejection.
  [...REJECTED, { do: 'orders-tells', which: REJECTION, stopsAfter: 2 }],
  // A buyer pays once more while the rejection is known and the order's end is not: both go back.
  [
    ...REJECTED,
    { do: 'orders-tells', which: REJECTION, stopsAfter: 7 },
    { do: 'pay', token: 'tok_visa' },
  ],
];

/** Cases in which one safeguard after the other decides, so that each run tries them. */
export const KNOWN_CASES: readonly [Script][] = LIVES.map((steps) => [
  { steps, webhooksCome: false, stoppedGoOn: false },
]);
