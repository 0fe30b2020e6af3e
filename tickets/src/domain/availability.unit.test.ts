import {
  availableOf,
  isReserved,
  isSameCount,
  nextReleaseOf,
  NOTHING_COUNTED,
  recount,
  type Counted,
  type ReservationGroup,
} from './availability';

const soon = new Date('2026-01-01T12:05:00.000Z');
const later = new Date('2026-01-01T12:10:00.000Z');

function group(overrides: Partial<ReservationGroup>): ReservationGroup {
  const first = { orderId: 'a', expiresAt: soon };
  return { status: 'held', units: 1, totalMinor: 2_000, first, ...overrides };
}

function count(quantity: number, groups: ReservationGroup[], counted = NOTHING_COUNTED): Counted {
  return recount({ quantity, counted }, groups).counted;
}

describe('counting a listing', () => {
  it('takes what was paid from the sales and the end of the first window from the holds', () => {
    const groups = [
      group({ units: 5 }),
      group({
        status: 'sold',
        units: 4,
        totalMinor: 7_500,
        first: { orderId: 'b', expiresAt: new Date(0) },
      }),
    ];
    expect(count(10, groups)).toEqual({
      seq: 1,
      held: 5,
      sold: 4,
      revenueMinor: 7_500,
      firstExpiresAt: soon,
    });
  });

  it('has a number of its own each time', () => {
    expect(count(1, [], { ...NOTHING_COUNTED, seq: 7 })).toEqual({ ...NOTHING_COUNTED, seq: 8 });
  });

  it('says who has the only unit; a sale counts for more than a hold', () => {
    expect(count(1, [group({})]).orderId).toBe('a');
    const sold = group({ status: 'sold', first: { orderId: 'b', expiresAt: later } });
    expect(count(1, [group({}), sold]).orderId).toBe('b');
    expect(count(2, [group({})]).orderId).toBeUndefined();
  });

  it('bears that a group lost its first reservation while it was read', () => {
    const { first: _first, ...lost } = group({});
    expect(count(1, [lost])).toEqual({ ...NOTHING_COUNTED, seq: 1, held: 1 });
  });

  it('forgets who had the unit when it is free again', () => {
    const before = count(1, [group({})]);
    expect(count(1, [], before)).toEqual({ ...NOTHING_COUNTED, seq: 2 });
  });
});

describe('what can be bought', () => {
  const listing = (quantity: number, counted: Partial<Counted>) => ({
    quantity,
    counted: { ...NOTHING_COUNTED, ...counted },
  });

  it('is what is neither held nor sold', () => {
    expect(availableOf(listing(10, { held: 3, sold: 4 }))).toBe(3);
  });

  it('is never less than nothing', () => {
    expect(availableOf(listing(1, { held: 1, sold: 1 }))).toBe(0);
  });

  it('is reserved when anything is held or sold', () => {
    expect(isReserved(listing(1, {}))).toBe(false);
    expect(isReserved(listing(1, { held: 1 }))).toBe(true);
    expect(isReserved(listing(1, { sold: 1 }))).toBe(true);
  });

  it('comes back when the first hold ends, which is news only where nothing is left', () => {
    expect(nextReleaseOf(listing(2, { held: 2, firstExpiresAt: soon }))).toBe(soon);
    expect(nextReleaseOf(listing(3, { held: 2, firstExpiresAt: soon }))).toBeUndefined();
    expect(nextReleaseOf(listing(2, { sold: 2 }))).toBeUndefined();
  });
});

describe('two counts', () => {
  const counted: Counted = {
    seq: 1,
    held: 1,
    sold: 1,
    revenueMinor: 5,
    orderId: 'a',
    firstExpiresAt: soon,
  };

  it('say the same whatever their number', () => {
    expect(isSameCount(counted, { ...counted, seq: 2, firstExpiresAt: new Date(soon) })).toBe(true);
    expect(isSameCount(NOTHING_COUNTED, { ...NOTHING_COUNTED, seq: 2 })).toBe(true);
  });

  it.each([
    { held: 2 },
    { sold: 2 },
    { revenueMinor: 6 },
    { orderId: 'b' },
    { firstExpiresAt: later },
  ])('differ by %j', (other) => {
    expect(isSameCount(counted, { ...counted, ...other })).toBe(false);
    expect(isSameCount({ ...NOTHING_COUNTED, ...other }, NOTHING_COUNTED)).toBe(false);
  });
});
