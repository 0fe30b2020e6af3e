import { violationsOf, type Breach } from './testing/violations-of';
import { order, write } from './testing/changes';
import { at, idOf } from './testing/order-stories';
import { eventOf, PAYMENTS_1 } from './testing/story-journal';
import { smallEvidence, withDocument, withLines } from './testing/small-evidence';

const breaches: readonly Breach[] = [
  [
    'one version has two contents',
    () =>
      withLines(smallEvidence, {
        kind: 'delivered',
        redelivered: false,
        ...eventOf('order:created', idOf('paid'), 0),
        contentHash: 'another',
        ...PAYMENTS_1,
        atMs: at(50),
      }),
    /order .* v0 has 2 contents/,
  ],
  [
    'one version was written twice',
    () => withLines(smallEvidence, write(12, { version: 2 })),
    /v2 was written 2 times: orders-1\/11, orders-2\/12/,
  ],
  [
    'a version was written after a newer one',
    () =>
      withLines(
        withDocument(smallEvidence, order('paid'), { version: 9 }),
        write(70, { version: 9 }),
        write(71, { version: 8 }),
      ),
    /was written as v9, then as v8/,
  ],
  [
    'a confirmed write is gone',
    () => withDocument(smallEvidence, order('paid'), { version: 1 }),
    /was written as v2 and is v1/,
  ],
];

describe('I7: versions only rise', () => {
  it.each(breaches)('finds that %s', (_says, evidence, found) => {
    expect(violationsOf('I7', evidence())).toContainEqual(expect.stringMatching(found));
  });
});
