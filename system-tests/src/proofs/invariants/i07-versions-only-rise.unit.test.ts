import { violationsOf, type Breach } from './testing/violations-of';
import { order, write } from './testing/changes';
import { at, GIG, idOf } from './testing/order-stories';
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
  it('takes a count of a listing for no version of it', () => {
    const counting = { store: 'tickets', id: GIG, version: 0, eventIds: [], pod: 'tickets-1' };
    const counted = [write(20, counting), write(30, counting)];
    expect(violationsOf('I7', withLines(smallEvidence, ...counted))).toEqual([]);
  });

  it('knows nothing of the versions of what is no event', () => {
    const poison = (contentHash: string) =>
      ({
        kind: 'delivered',
        redelivered: false,
        ...eventOf('order:created', '', -1),
        contentHash,
        ...PAYMENTS_1,
        atMs: at(50),
      }) as const;
    const evidence = withLines(smallEvidence, poison('one'), poison('other'));
    expect(violationsOf('I7', evidence)).toEqual([]);
  });

  it('misses no write from before the data was replaced by an older copy', () => {
    const older = withDocument(smallEvidence, order('paid'), { version: 1 });
    expect(violationsOf('I7', { ...older, restoredAtMs: { orders: at(60) } })).toEqual([]);
    expect(violationsOf('I7', { ...older, restoredAtMs: { orders: at(11) } })).toHaveLength(1);
  });

  it.each(breaches)('finds that %s', (_says, evidence, found) => {
    expect(violationsOf('I7', evidence())).toContainEqual(expect.stringMatching(found));
  });
});
