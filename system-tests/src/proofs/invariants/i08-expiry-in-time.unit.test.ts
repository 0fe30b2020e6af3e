import { violationsOf, type Breach } from './testing/violations-of';
import { order } from './testing/changes';
import { at } from './testing/order-stories';
import { smallEvidence, withDocument } from './testing/small-evidence';

const breaches: readonly Breach[] = [
  [
    'an order expired before its time',
    () => withDocument(smallEvidence, order('late'), { expiresAt: new Date(at(21)) }),
    /expired 499 ms before its time/,
  ],
  [
    'an order lives on after its time',
    () => ({ ...smallEvidence, readAtMs: at(114) }),
    /is created 9000 ms after its time/,
  ],
];

describe('I8: orders expire in time', () => {
  it.each(breaches)('finds that %s', (_says, evidence, found) => {
    expect(violationsOf('I8', evidence())).toContainEqual(expect.stringMatching(found));
  });
});
