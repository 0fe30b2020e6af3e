import { setMaxListeners } from 'node:events';
import { newId } from '@ticketing/common/store/ids';
import { runBadClient } from './bad-client';
import { createBoard } from './board';
import { runBuyer, type PersonaDeps } from './buyer';
import { chanceOf } from './chance';
import { createCrowding, type Crowding } from './crowding';
import type { HistoryEntry } from './history';
import { runIntruder } from './intruder';
import { createPerson } from './person';
import { purchaseEveryMs, spreadUnits } from './plan';
import { openRecord, type HistoryRecord } from './record';
import { runSeller } from './seller';
import { openShop, type Shop, type ShopOptions } from './shop';
import { progressOf, type Progress } from './tally';

const LISTINGS_PER_SELLER = 4;
/** How often all listings may be sold out and listed again, unless it is said. */
const ROUNDS_MAX = 10;
const PROGRESS_EVERY_MS = 1_000;
/** Of a run that nobody ends. */
const DURATION_MAX_MS = 3_600_000;

export interface SwarmOptions extends ShopOptions {
  seed: number;
  buyers?: number;
  units?: number;
  listings?: number;
  /** How often all listings may be sold out and listed again. */
  roundsMax?: number;
  /** Of all people together. */
  requestsPerSecond?: number;
  /** The run ends after so long, or when the signal says so, whichever is first. */
  durationMs?: number;
  signal?: AbortSignal;
  /** A file that the history is appended to while it happens. */
  historyPath?: string;
  /** Hears of each entry at once. */
  onEntry?: (entry: HistoryEntry) => void;
  onProgress?: (progress: Progress) => void;
}

type Deps = Required<Pick<SwarmOptions, 'seed' | 'buyers' | 'units' | 'listings' | 'roundsMax'>> & {
  requestsPerSecond: number | undefined;
  shop: Shop;
  record: HistoryRecord;
  signal: AbortSignal;
  crowding: Crowding;
};

/** Everybody who comes, each with a name that the draws follow from. */
function people(deps: Deps): Promise<void>[] {
  const { shop, record, seed, signal, crowding, buyers, units, listings, roundsMax } = deps;
  const board = createBoard();
  let came = 0;

  function comesIn(name: string): PersonaDeps {
    came += 1;
    const person = createPerson({ id: newId(), shop, record, signal, firstPod: came });
    return { person, name, seed, board, signal };
  }

  const quantities = spreadUnits(units, listings, chanceOf(seed, 'units'));
  const sellers = Math.ceil(listings / LISTINGS_PER_SELLER);
  const every = purchaseEveryMs(buyers, deps.requestsPerSecond);
  const sells = Array.from({ length: sellers }, (_, n) => {
    const own = quantities.filter((_quantity, index) => index % sellers === n);
    const listingsMax = own.length * roundsMax;
    return runSeller({ ...comesIn(`seller ${n}`), quantities: own, listingsMax });
  });
  const buys = Array.from({ length: buyers }, (_, n) =>
    runBuyer({ ...comesIn(`buyer ${n}`), purchaseEveryMs: every, crowding }),
  );
  const intrudes = runIntruder({ ...comesIn('intruder'), shop, record });
  return [...sells, ...buys, intrudes, runBadClient({ ...comesIn('bad client'), record })];
}

/**
 * Sends buyers, sellers, an intruder and a client that knows no rules into the shop, until the time is
 * over. Then nobody begins anything new; the last answer is there within the time-out of a request.
 */
export async function runSwarm(
  options: SwarmOptions,
): Promise<{ history: readonly HistoryEntry[]; progress: Progress }> {
  const { seed, buyers = 300, units = 200, listings = 20, requestsPerSecond } = options;
  const shop = openShop(options);
  const { durationMs = DURATION_MAX_MS, roundsMax = ROUNDS_MAX, historyPath, onProgress } = options;
  const crowding = createCrowding();
  const onEntry = (entry: HistoryEntry): void => {
    crowding.note(entry);
    options.onEntry?.(entry);
  };
  const record = openRecord({ path: historyPath, onEntry });
  const over = new AbortController();
  const signal = AbortSignal.any([over.signal, ...(options.signal ? [options.signal] : [])]);
  // Everybody listens to it while waiting.
  setMaxListeners(0, signal);
  const ending = setTimeout(() => over.abort(), durationMs);
  const tell = () => onProgress?.(progressOf(record.entries()));
  const ticking = setInterval(tell, PROGRESS_EVERY_MS);
  try {
    const size = { buyers, units, listings, roundsMax, requestsPerSecond };
    const all = people({ shop, record, seed, signal, crowding, ...size });
    // A person that falls over ends the run; the others are waited for, so that nothing goes on unseen.
    for (const one of all) void one.catch(() => over.abort());
    const ended = await Promise.allSettled(all);
    const faults = ended.flatMap((one) =>
      one.status === 'rejected' ? [one.reason as unknown] : [],
    );
    if (faults.length > 0) throw new AggregateError(faults, 'the swarm itself has a fault');
    return { history: record.entries(), progress: progressOf(record.entries()) };
  } finally {
    clearInterval(ticking);
    clearTimeout(ending);
    record.close();
    shop.close();
  }
}
