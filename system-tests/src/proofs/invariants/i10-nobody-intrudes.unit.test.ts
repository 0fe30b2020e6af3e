import { violationsOf, type Breach } from './testing/violations-of';
import { idOf } from './testing/order-stories';
import { smallEvidence, withAnswers } from './testing/small-evidence';

const breaches: readonly Breach[] = [
  [
    'somebody read what is not his',
    () => withAnswers(smallEvidence, { action: 'intrude', orderId: idOf('paid'), status: 200 }),
    /got at .* of somebody else \(200/,
  ],
];

describe('I10: nobody intrudes', () => {
  it.each(breaches)('finds that %s', (_says, evidence, found) => {
    expect(violationsOf('I10', evidence())).toContainEqual(expect.stringMatching(found));
  });
});
