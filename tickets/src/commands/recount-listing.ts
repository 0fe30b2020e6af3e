import { Unavailable } from '@ticketing/common/errors';
import { isSameCount, recount } from '../domain/availability';
import type { Listings } from '../store/listings';
import type { Reservations } from '../store/reservations';
import type { InTurn } from './in-turn';
import { shareRuns, type SharedRun } from './share-runs';

const TRIES_MAX = 50;

export interface RecountListing {
  /**
   * Counts a listing from what its reservations are after the call. Calls that come together share
   * one count, so that many events of a hot listing cost few; each is answered when it is written.
   */
  afterReservation: SharedRun;
  /** Counts a listing and writes where that says something else. Returns whether it did. */
  repair(id: string): Promise<boolean>;
}

interface Deps {
  listings: Pick<Listings, 'find' | 'replace'>;
  reservations: Pick<Reservations, 'groupsOf'>;
  inTurn: InTurn;
}

type Attempt = 'written' | 'lost' | 'nothing-to-do';

/**
 * Why a stale count can not overwrite a newer one, on any number of pods: the listing, with its
 * `counted.seq`, is read *before* the reservations, and the count is written only where that number
 * is still there. So each count that is written has read the reservations after the one before it was
 * written, and sees at least what that one saw. Whoever loses counts again: the winner may have read
 * before the loser's reservation was there.
 *
 * For the same reason a reaction writes its count also when it changes nothing: the new number turns
 * away a slower count that has read older reservations. A repair answers for no event, and need not.
 */
async function tryRecount(
  { listings, reservations }: Deps,
  id: string,
  { always }: { always: boolean },
): Promise<Attempt> {
  const before = await listings.find(id);
  if (!before) return 'nothing-to-do';
  const after = recount(before, await reservations.groupsOf(id));
  if (!always && isSameCount(before.counted, after.counted)) return 'nothing-to-do';
  return (await listings.replace({ before, after, entries: [] })) ? 'written' : 'lost';
}

export function createRecountListing(deps: Deps): RecountListing {
  function persist(id: string, options: { always: boolean }): Promise<Attempt> {
    return deps.inTurn(id, async () => {
      for (let tries = 1; tries <= TRIES_MAX; tries += 1) {
        const attempt = await tryRecount(deps, id, options);
        if (attempt !== 'lost') return attempt;
      }
      throw new Unavailable('The listing is counted by too many at once');
    });
  }

  return {
    afterReservation: shareRuns(async (id) => {
      await persist(id, { always: true });
    }),
    repair: async (id) => (await persist(id, { always: false })) === 'written',
  };
}
