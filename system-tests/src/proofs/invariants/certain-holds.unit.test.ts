import fc from 'fast-check';
import { certainHolds, overlappingHolds, type Hold } from './certain-holds';
import { taking, write } from './testing/changes';
import { at, idOf } from './testing/order-stories';
import type { WriteLine } from './journal-lines';

const line = (second: number, of: Partial<WriteLine>) => write(second, of) as WriteLine;
const stored = (version: number) => new Map([[idOf('one'), { version }]]);
const one = taking('one', [3]);
const released = { ...one, status: 'cancelled', version: 1 } as const;

describe('when an order certainly held a unit', () => {
  it('is from the end of its write until the next one was begun', () => {
    const [hold] = certainHolds([line(1, one), line(5, released)], stored(1));
    expect(hold).toMatchObject({ fromMs: at(1) + 5, untilMs: at(5) });
  });

  it('is for ever while nothing newer is stored', () => {
    expect(certainHolds([line(1, one)], stored(0))).toMatchObject([{ untilMs: Infinity }]);
  });

  it('is never where a newer version is stored that nobody has a line of', () => {
    expect(certainHolds([line(1, one)], stored(1))).toEqual([]);
  });

  it('is not ended by a write that was lost, nor by one of unknown outcome', () => {
    const lost = [
      line(4, { ...released, outcome: 'lost' }),
      line(5, { ...released, outcome: 'unknown' }),
    ];
    expect(certainHolds([line(1, one), ...lost], stored(0))).toMatchObject([{ untilMs: Infinity }]);
    expect(certainHolds([line(1, one), ...lost], stored(1))).toEqual([]);
  });

  it('is for ever once it is complete, whatever is stored', () => {
    const complete = line(1, { ...one, status: 'complete' });
    expect(certainHolds([complete], stored(9))).toMatchObject([{ untilMs: Infinity }]);
  });

  it('is never by a write that may not have been', () => {
    const writes = (['lost', 'duplicate-key', 'unknown'] as const).map((outcome) =>
      line(1, { ...one, outcome }),
    );
    expect(certainHolds(writes, stored(0))).toEqual([]);
  });
});

const hold = fc
  .record({
    unit: fc.constantFrom('gig#0', 'gig#1'),
    orderId: fc.constantFrom('a', 'b', 'c'),
    fromMs: fc.nat(20),
    tookMs: fc.integer({ min: 1, max: 10 }),
  })
  .map(({ tookMs, ...rest }): Hold => ({ ...rest, untilMs: rest.fromMs + tookMs }));

describe('overlapping holds', () => {
  it('are the pairs of orders that meet when each is compared with each', () => {
    fc.assert(
      fc.property(fc.array(hold, { maxLength: 12 }), (holds) => {
        const meet = (a: Hold, b: Hold) =>
          a.unit === b.unit &&
          a.orderId < b.orderId &&
          a.fromMs < b.untilMs &&
          b.fromMs < a.untilMs;
        const name = ([a, b]: readonly [Hold, Hold]) =>
          `${a.unit} ${[a.orderId, b.orderId].sort().join()}`;
        const expected = holds.flatMap((a) =>
          holds.filter((b) => meet(a, b)).map((b) => name([a, b])),
        );
        const found = overlappingHolds(holds).map(name);
        expect([...new Set(found)].sort()).toEqual([...new Set(expected)].sort());
      }),
    );
  });
});
