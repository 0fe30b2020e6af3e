import { violationsOf, type Breach } from './testing/violations-of';
import { order, payment, withCharge, withLedger } from './testing/changes';
import { LATE, PAID } from './testing/order-stories';
import { smallEvidence, withDocument } from './testing/small-evidence';

const breaches: readonly Breach[] = [
  [
    'a charge is neither a ticket nor given back',
    () => withCharge(LATE, { amount_refunded: 0, refunded: false }),
    /keeps 5000, order .* is not complete by it/,
  ],
  [
    'a charge was given back in part',
    () => withCharge(LATE, { amount_refunded: 4_999, refunded: false }),
    /keeps 1,/,
  ],
  [
    'a buyer has the ticket and the money',
    () => withCharge(PAID, { amount_refunded: 2_000, refunded: true }),
    /was given back, its order .* is complete/,
  ],
  [
    'another amount was taken than the order says',
    () => withCharge(PAID, { amount: 2_001 }),
    /took 2001, order .* is 2000/,
  ],
  [
    'an order is complete and nobody has paid',
    () => withCharge(PAID, { paid: false }),
    /its payment .* took no money/,
  ],
  [
    'a charge is of a payment that is not there',
    () => withDocument(smallEvidence, payment(PAID), 'gone'),
    /is of payment .*, which is not there/,
  ],
  [
    'payments does not know that the money went back',
    () => withDocument(smallEvidence, payment(LATE), { status: 'refunding' }),
    /is refunding instead of refunded/,
  ],
  [
    'a refund is not in the sum',
    () => withLedger(() => ({ refunds: [] })),
    /charged 14000, kept 9000, refunded 0/,
  ],
  [
    'the orders are worth more than was kept',
    () => withDocument(smallEvidence, order('paid'), { quantity: 2 }),
    /kept 9000, complete orders are 11000/,
  ],
];

describe('I3: a charge is a ticket or goes back', () => {
  it('does not promise what the bank refuses, as long as an operator knows of it', () => {
    const { ledger } = withCharge(LATE, { amount_refunded: 0, refunded: false });
    const refunds = ledger.refunds.map((refund) => ({ ...refund, status: 'failed' }));
    const refused = { ...smallEvidence, ledger: { ...ledger, refunds } };
    const known = withDocument(refused, payment(LATE), { status: 'refund_failed' });
    expect(violationsOf('I3', known)).toEqual([]);
    expect(violationsOf('I3', refused)).toHaveLength(1);
  });

  it.each(breaches)('finds that %s', (_says, evidence, found) => {
    expect(violationsOf('I3', evidence())).toContainEqual(expect.stringMatching(found));
  });
});
