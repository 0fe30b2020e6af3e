import { NotFound, Unavailable } from '@ticketing/common/errors';
import type { Clock } from '@ticketing/common/service/clock';
import { editListing, type Edit, type Listing } from '../domain/listing';
import { ticketEvent } from '../events/out/ticket-events';
import type { ListingMetrics } from '../metrics';
import type { Listings } from '../store/listings';
import type { InTurn } from './in-turn';

const TRIES_MAX = 50;

export type EditListing = (request: { id: string; userId: string; edit: Edit }) => Promise<Listing>;

/** Changes a listing. Whoever loses to another writer decides again on what that one wrote. */
export function createEditListing(deps: {
  listings: Pick<Listings, 'find' | 'replace'>;
  inTurn: InTurn;
  clock: Clock;
  metrics: ListingMetrics;
}): EditListing {
  const { listings, inTurn, clock, metrics } = deps;

  async function tryEdit({ id, userId, edit }: Parameters<EditListing>[0]) {
    const before = await listings.find(id);
    if (!before) throw new NotFound();
    const after = editListing(before, edit, userId);
    const entries = [ticketEvent(after, clock())];
    if (!(await listings.replace({ before, after, entries }))) return undefined;
    metrics.edited(before, after);
    return after;
  }

  return (request) =>
    inTurn(request.id, async () => {
      for (let tries = 1; tries <= TRIES_MAX; tries += 1) {
        const edited = await tryEdit(request);
        if (edited) return edited;
      }
      throw new Unavailable();
    });
}
