import { Conflict, Forbidden, Refused } from '@ticketing/common/errors';
import fc from 'fast-check';
import { availableOf, recount } from './availability';
import { editListing, newListing, type Edit, type Listing } from './listing';

const seller = 'a'.repeat(24);

function given(overrides: Partial<Listing> = {}): Listing {
  const made = { id: '1', userId: seller, currency: 'usd', createdAt: new Date(0) };
  return { ...newListing({ title: 'Concert', priceMinor: 2_000 }, made), ...overrides };
}

const edit: Edit = { title: 'Opera', priceMinor: 3_000 };
const counted = { seq: 1, held: 1, sold: 0, revenueMinor: 0, orderId: '2' };

describe('a listing', () => {
  it('starts at version 0 with one unit, nothing of it held or sold', () => {
    expect(given()).toMatchObject({ version: 0, quantity: 1, counted: { held: 0, sold: 0 } });
  });
});

describe('editing a listing', () => {
  it('is a new version; the quantity stays where none is given', () => {
    const before = given({ version: 4, quantity: 5 });
    expect(editListing(before, edit, seller)).toEqual({ ...before, ...edit, version: 5 });
  });

  it('is for its owner only, which is judged before anything else', () => {
    const act = () => editListing(given({ counted }), { ...edit, version: 9 }, 'b'.repeat(24));
    expect(act).toThrow(Forbidden);
  });

  it.each([0, 2])('is refused for another version than the current one', (version) => {
    const act = () => editListing(given({ version: 1, counted }), { ...edit, version }, seller);
    expect(act).toThrow(Conflict);
    expect(act).toThrow('The ticket has changed');
  });

  it('is accepted for the current version', () => {
    expect(editListing(given({ version: 1 }), { ...edit, version: 1 }, seller).version).toBe(2);
  });

  it.each([
    ['held', counted],
    ['sold', { ...counted, held: 0, sold: 1 }],
  ])('is refused while its only unit is %s', (_status, countedSo) => {
    const act = () => editListing(given({ counted: countedSo }), { ...edit, quantity: 9 }, seller);
    expect(act).toThrow(Refused);
    expect(act).toThrow('Cannot edit a reserved ticket');
  });

  it('is allowed while units of several are held or sold', () => {
    const before = given({ quantity: 2, counted: { ...counted, sold: 1 } });
    expect(editListing(before, { ...edit, quantity: 3 }, seller).quantity).toBe(3);
  });

  it('can not make it smaller', () => {
    const act = () => editListing(given({ quantity: 3 }), { ...edit, quantity: 2 }, seller);
    expect(act).toThrow(new Refused('Quantity can only grow', { field: 'quantity' }));
  });
});

describe('a listing through edits and counts in any order', () => {
  const step = fc.oneof(
    fc.record({ quantity: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }) }),
    fc.record({ held: fc.nat(10), sold: fc.nat(10) }),
  );

  function apply(
    listing: Listing,
    change: { quantity?: number | undefined } | { held: number; sold: number },
  ): Listing {
    if (!('held' in change)) {
      try {
        return editListing(listing, { ...edit, quantity: change.quantity }, seller);
      } catch {
        return listing;
      }
    }
    return recount(listing, [
      { totalMinor: 0, status: 'held', units: change.held },
      { totalMinor: 0, status: 'sold', units: change.sold },
    ]);
  }

  it('never shrinks, never has less than nothing to sell, and gets a version from edits alone', () => {
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        let listing = given();
        for (const change of steps) {
          const before = listing;
          listing = apply(before, change);
          expect(listing.quantity).toBeGreaterThanOrEqual(before.quantity);
          expect(availableOf(listing)).toBe(
            Math.max(0, listing.quantity - listing.counted.held - listing.counted.sold),
          );
          const counts = 'held' in change;
          expect(listing.counted.seq - before.counted.seq).toBe(counts ? 1 : 0);
          expect(listing.version - before.version).toBeLessThanOrEqual(counts ? 0 : 1);
        }
      }),
    );
  });
});
