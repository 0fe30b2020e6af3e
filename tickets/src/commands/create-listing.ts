import { DuplicateKey, IdempotencyKeyReused } from '@ticketing/common/errors';
import type { Clock } from '@ticketing/common/service/clock';
import type { NewId } from '@ticketing/common/store/ids';
import { newListing, type Draft, type Listing } from '../domain/listing';
import { ticketEvent } from '../events/out/ticket-events';
import type { ListingMetrics } from '../metrics';
import type { Listings } from '../store/listings';

export type CreateListing = (request: {
  userId: string;
  draft: Draft;
  /** A try that may be repeated: its id follows from its key. */
  idempotent?: { id: string; bodyHash: string } | undefined;
}) => Promise<Listing>;

/** Puts units on sale. A repeat of an earlier try finds the id taken and gets what that one made. */
export function createCreateListing(deps: {
  listings: Pick<Listings, 'insert' | 'findRequest'>;
  currency: string;
  clock: Clock;
  newId: NewId;
  metrics: ListingMetrics;
}): CreateListing {
  const { listings, currency, clock, newId, metrics } = deps;

  async function findEarlier(id: string, bodyHash: string | undefined): Promise<Listing> {
    const earlier = await listings.findRequest(id);
    if (!earlier || earlier.bodyHash !== bodyHash) throw new IdempotencyKeyReused();
    return earlier.listing;
  }

  return async ({ userId, draft, idempotent }) => {
    const now = clock();
    const id = idempotent?.id ?? newId();
    const bodyHash = idempotent?.bodyHash;
    const listing = newListing(draft, { id, userId, currency, createdAt: now });
    try {
      await listings.insert(listing, [ticketEvent(listing, now)], bodyHash ? { bodyHash } : {});
      metrics.created(listing);
      return listing;
    } catch (error) {
      if (!(error instanceof DuplicateKey)) throw error;
      return findEarlier(id, bodyHash);
    }
  };
}
