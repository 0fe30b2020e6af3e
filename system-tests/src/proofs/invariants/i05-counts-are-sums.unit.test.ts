import { violationsOf, type Breach } from './testing/violations-of';
import { withCounts } from './testing/changes';
import { GIG, SOLO } from './testing/order-stories';
import { smallEvidence, withDocument } from './testing/small-evidence';

const breaches: readonly Breach[] = [
  [
    'held is not the sum of the live orders',
    () => withCounts({ held: 1, sold: 2, revenueMinor: 4_000 }),
    /says held 1, it is 2/,
  ],
  [
    'sold is not the sum of the complete orders',
    () => withCounts({ held: 2, sold: 3, revenueMinor: 4_000 }),
    /says sold 3, it is 2/,
  ],
  [
    'the revenue is not what was paid',
    () => withCounts({ held: 2, sold: 2, revenueMinor: 1 }),
    /says revenueMinor 1, it is 4000/,
  ],
  [
    'more is held and sold than there is',
    () => withDocument(smallEvidence, ['tickets', 'tickets', GIG], { quantity: 3 }),
    /has 3 units: 2 held, 2 sold/,
  ],
  [
    'what is sold out is on sale',
    () => withDocument(smallEvidence, ['tickets', 'tickets', SOLO], { onSale: true }),
    /says onSale true/,
  ],
];

describe('I5: counts are sums', () => {
  it.each(breaches)('finds that %s', (_says, evidence, found) => {
    expect(violationsOf('I5', evidence())).toContainEqual(expect.stringMatching(found));
  });
});
