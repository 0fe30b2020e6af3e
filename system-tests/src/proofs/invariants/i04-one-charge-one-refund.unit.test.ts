import { violationsOf, type Breach } from './testing/violations-of';
import { payment, withLedger, withSecondCharge } from './testing/changes';
import { idOf, LATE } from './testing/order-stories';
import { smallEvidence, withDocument } from './testing/small-evidence';

const breaches: readonly Breach[] = [
  [
    'two charges of one order are kept',
    () => withSecondCharge(idOf('paid'), 2_000),
    /order .* keeps charges ch_.*, ch_2/,
  ],
  [
    'a charge is refunded twice',
    () =>
      withLedger(({ refunds }) => ({
        refunds: [
          ...refunds,
          { id: 're_2', charge: `ch_${LATE}`, status: 'succeeded', amount: 5_000 },
        ],
      })),
    /was refunded 2 times/,
  ],
  [
    'an order has two live payments',
    () => withDocument(smallEvidence, payment(LATE), { liveKey: `order:${idOf('paid')}` }),
    /are all live for order:/,
  ],
];

describe('I4: one charge, one refund', () => {
  it.each(breaches)('finds that %s', (_says, evidence, found) => {
    expect(violationsOf('I4', evidence())).toContainEqual(expect.stringMatching(found));
  });
});
