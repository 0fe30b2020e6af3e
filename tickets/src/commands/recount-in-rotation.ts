import type { Logger } from '@ticketing/common/service/logger';
import type { ListingMetrics } from '../metrics';
import type { Listings } from '../store/listings';
import type { RecountListing } from './recount-listing';

const BATCH_MAX = 50;
const BEGINNING = '';

/** Counts the next few listings. Returns how many had been counted wrongly. */
export type RecountInRotation = (signal?: AbortSignal) => Promise<number>;

/**
 * Goes round all listings, a few at a time. Every event is counted before it is acknowledged, so there
 * is nothing to find unless an order was heard of before its listing was there, as after a restore.
 */
export function createRecountInRotation(deps: {
  listings: Pick<Listings, 'findIdsAfter'>;
  recountListing: Pick<RecountListing, 'repair'>;
  logger: Logger;
  metrics: ListingMetrics;
}): RecountInRotation {
  const { listings, recountListing, logger, metrics } = deps;
  let last = BEGINNING;
  return async (signal) => {
    const ids = await listings.findIdsAfter(last, BATCH_MAX);
    let repaired = 0;
    for (const id of ids) {
      if (signal?.aborted) return repaired;
      if (await recountListing.repair(id)) {
        repaired += 1;
        metrics.repaired();
      }
      last = id;
    }
    if (ids.length < BATCH_MAX) last = BEGINNING;
    if (repaired > 0) logger.warn({ repaired }, 'listings had been counted wrongly');
    return repaired;
  };
}
