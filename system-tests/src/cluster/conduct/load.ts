import { setMaxListeners } from 'node:events';
import type { Agent } from 'node:https';
import { runSwarm } from '../../proofs/swarm/run-swarm';
import type { HistoryEntry } from '../../proofs/swarm/history';
import type { ShopOptions } from '../../proofs/swarm/shop';
import type { Progress } from '../../proofs/swarm/tally';
import { runVisitor, type Visit } from '../shop/visits';

/** Enough to notice a moment without an answer, and few enough to leave two cores time for starting pods. */
const SIZE = { buyers: 40, units: 80, listings: 8, requestsPerSecond: 10, roundsMax: 30 };
/** Longer than all that is done takes where pods come up slowly, and well within the bound of the run. */
const DURATION_MAX_MS = 1_800_000;

export interface Asked {
  history: readonly HistoryEntry[];
  visits: readonly Visit[];
  progress: Progress;
  /** When the buyers' time ran out, should they have left before they were told to. */
  leftAtMs?: number | undefined;
}

/** People who buy and look around, until they are told to go. */
export interface Load {
  /** All that has been answered or given up by now. */
  answered(): Pick<Asked, 'history' | 'visits'>;
  stop(): Promise<Asked>;
}

export function startLoad(given: {
  shop: ShopOptions & { secureAgent: Agent };
  url: string;
  seed: number;
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
}): Load {
  const { shop, url, seed, onProgress } = given;
  const closing = new AbortController();
  const signal = AbortSignal.any([closing.signal, given.signal]);
  setMaxListeners(0, signal);
  const visits: Visit[] = [];
  const history: HistoryEntry[] = [];
  const note = (visit: Visit): void => void visits.push(visit);
  const visiting = runVisitor({ url, agent: shop.secureAgent, signal, note });
  const swarming = runSwarm({
    ...shop,
    ...SIZE,
    seed,
    signal,
    durationMs: DURATION_MAX_MS,
    onProgress,
    onEntry: (entry) => void history.push(entry),
  });
  let leftAtMs: number | undefined;
  const noteLeaving = (): void => {
    if (!signal.aborted) leftAtMs = Date.now();
  };
  swarming.then(noteLeaving, noteLeaving);
  const all = Promise.all([swarming, visiting]);
  all.catch(() => undefined);
  return {
    answered: () => ({ history, visits }),
    async stop() {
      closing.abort();
      const [{ progress }] = await all;
      return { history, visits, progress, leftAtMs };
    },
  };
}
