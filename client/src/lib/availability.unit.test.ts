import { availabilityOf, unitCounts } from './availability';

const nextReleaseAt = '2026-11-21T10:14:00.000Z';

describe('what a buyer may hope for', () => {
  it('is what is free, whoever holds the others', () => {
    expect(availabilityOf({ available: 3, held: 2 })).toEqual({ kind: 'free', left: 3, held: 2 });
  });

  it('is that units come back, while some are held and none is free', () => {
    const ticket = { available: 0, held: 2, nextReleaseAt };
    expect(availabilityOf(ticket)).toEqual({ kind: 'held', held: 2, nextReleaseAt });
  });

  it('is nothing once all are sold', () => {
    expect(availabilityOf({ available: 0, held: 0 })).toEqual({ kind: 'sold-out' });
  });

  it('says of no unit that it is held where that is not known', () => {
    expect(availabilityOf({ available: 1 })).toEqual({ kind: 'free', left: 1, held: 0 });
  });
});

describe('the units of a listing', () => {
  it('are sold, held or free', () => {
    const counts = unitCounts({ quantity: 10, available: 3, held: 2 });
    expect(counts).toEqual({ sold: 5, held: 2, free: 3 });
  });
});
