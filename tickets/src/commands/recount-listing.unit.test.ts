import { checkProperty } from '@ticketing/common/testing/property';
import fc from 'fast-check';
import type { TakingStatus } from '../domain/availability';
import { newListing, type Listing } from '../domain/listing';
import { createInTurn } from './in-turn';
import { createRecountListing } from './recount-listing';

/** What an event makes of one order's reservation. */
interface News {
  pod: 0 | 1;
  order: number;
  status: TakingStatus | 'released';
}

const news: fc.Arbitrary<News> = fc.record({
  pod: fc.constantFrom<0 | 1>(0, 1),
  order: fc.nat(1),
  status: fc.constantFrom<News['status']>('held', 'sold', 'released'),
});

const UNITS = 2;

/** One listing and its reservations; each operation is atomic and answered when the scheduler says so. */
function storeIn(scheduler: fc.Scheduler) {
  const made = { id: 'l', userId: 's', currency: 'usd', createdAt: new Date(0) };
  let listing = newListing({ title: 'Concert', priceMinor: 2_000, quantity: 9 }, made);
  const reservations = new Map<number, News['status']>();

  const unitsOf = (status: TakingStatus) =>
    [...reservations.values()].filter((one) => one === status).length * UNITS;
  const replace = ({ before, after }: { before: Listing; after: Listing }) => {
    const isCurrent = listing.counted.seq === before.counted.seq;
    if (isCurrent) listing = after;
    return Promise.resolve(isCurrent);
  };
  const groupsOf = () => {
    const statuses: TakingStatus[] = ['held', 'sold'];
    const count = (status: TakingStatus) => ({ status, units: unitsOf(status), totalMinor: 0 });
    return Promise.resolve(statuses.map(count));
  };
  const listings = {
    find: scheduler.scheduleFunction(() => Promise.resolve(listing)),
    replace: scheduler.scheduleFunction(replace),
  };
  return {
    reservations,
    unitsOf,
    counted: () => listing.counted,
    pod: () =>
      createRecountListing({
        listings,
        reservations: { groupsOf: scheduler.scheduleFunction(groupsOf) },
        inTurn: createInTurn(),
      }),
  };
}

describe('two pods that count one listing while its orders change', () => {
  it('end at the count of what the orders are in the end, however their steps interleave', async () => {
    await checkProperty(
      fc.asyncProperty(
        fc.array(news, { minLength: 2, maxLength: 4 }),
        fc.scheduler(),
        async (all, scheduler) => {
          const store = storeIn(scheduler);
          const pods = [store.pod(), store.pod()] as const;
          const handled = all.map(async ({ pod, order, status }) => {
            await scheduler.schedule(Promise.resolve());
            store.reservations.set(order, status);
            await pods[pod].afterReservation('l');
          });
          await scheduler.waitFor(Promise.all(handled));
          const { held, sold } = store.counted();
          expect({ held, sold }).toEqual({
            held: store.unitsOf('held'),
            sold: store.unitsOf('sold'),
          });
        },
      ),
      { runs: 300 },
    );
  });
});
