import type { Metrics } from '@ticketing/common/service/metrics';
import type { Listing } from './domain/listing';

/** What there is to count about listings. Each call stands for one write that was answered. */
export interface ListingMetrics {
  created(listing: Listing): void;
  edited(before: Listing, after: Listing): void;
  /** Held and sold were wrong, and were set right. */
  repaired(): void;
}

export function createListingMetrics(metrics: Metrics): ListingMetrics {
  const count = metrics.counter({
    name: 'ticketing_listings_total',
    help: 'Listings put on sale, and changes of them',
    labels: { outcome: ['created', 'edited'] },
  });
  const countUnits = metrics.counter({
    name: 'ticketing_listed_units_total',
    help: 'Units put on sale',
  });
  const countRepair = metrics.counter({
    name: 'ticketing_recounts_repaired_total',
    help: 'Listings that had been counted wrongly',
  });
  return {
    created({ quantity }) {
      count({ outcome: 'created' });
      countUnits({}, quantity);
    },
    edited(before, after) {
      count({ outcome: 'edited' });
      countUnits({}, after.quantity - before.quantity);
    },
    repaired: () => countRepair({}),
  };
}
