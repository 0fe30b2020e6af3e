import { violationsOf, type Breach } from './testing/violations-of';
import { order, taking, write } from './testing/changes';
import { GIG } from './testing/order-stories';
import { smallEvidence, withDocument, withLines } from './testing/small-evidence';

const breaches: readonly Breach[] = [
  [
    'orders hold more units than there are',
    () => withDocument(smallEvidence, ['tickets', 'tickets', GIG], { quantity: 3 }),
    /has 3 units, its orders hold 4/,
  ],
  [
    'a service without units sells too much',
    () => {
      const naive = smallEvidence.databases.orders['orders'] ?? [];
      const orders = naive.map(({ claims: _claims, units: _units, ...rest }) => rest);
      const databases = { ...smallEvidence.databases, orders: { orders } };
      return withDocument({ ...smallEvidence, databases }, order('paid'), { quantity: 9 });
    },
    /has 5 units, its orders hold 12/,
  ],
  [
    'a unit is claimed twice',
    () => withDocument(smallEvidence, order('paid'), { claims: [`${GIG}#0`] }),
    /#0 is claimed by/,
  ],
  [
    'a complete order claims nothing',
    () => withDocument(smallEvidence, order('paid'), { claims: [] }),
    /complete order .* for 1 units/,
  ],
  [
    'a unit is claimed that is not there',
    () => withDocument(smallEvidence, order('paid'), { claims: [`${GIG}#5`] }),
    /claims .*#5/,
  ],
  [
    'a cancelled order holds on to its unit',
    () => withDocument(smallEvidence, order('given up'), { claims: [`${GIG}#4`] }),
    /cancelled order .* claims/,
  ],
  [
    'a unit was taken while somebody held it',
    () =>
      withLines(
        smallEvidence,
        write(30.5, taking('thief', [3])),
        write(32, { ...taking('thief', [3]), status: 'cancelled', version: 1 }),
      ),
    /unit .*#3 was held by orders/,
  ],
  [
    'a sold unit was sold again',
    () =>
      withLines(
        smallEvidence,
        write(50, { ...taking('again', [2]), status: 'complete', version: 7 }),
      ),
    /unit .*#2 was held/,
  ],
  [
    'a complete order was cancelled',
    () => withLines(smallEvidence, write(60, { status: 'cancelled', version: 3 })),
    /was complete, then cancelled/,
  ],
];

describe('I1: no unit is held twice', () => {
  it.each(breaches)('finds that %s', (_says, evidence, found) => {
    expect(violationsOf('I1', evidence())).toContainEqual(expect.stringMatching(found));
  });
});
