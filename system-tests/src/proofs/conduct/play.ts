import { setTimeout as delay } from 'node:timers/promises';
import { describe, type Lane } from '../plan/faults';
import { perform, type Stagehands } from './perform';

/**
 * Plays the lanes of a plan side by side. What can not be done at its moment (a simulator that is down
 * is told nothing) is said and left out.
 *
 * @param signal ends all faults at once
 * @returns how many faults of each kind were done
 */
export async function play(
  lanes: readonly Lane[],
  stagehands: Stagehands,
  { signal, say }: { signal: AbortSignal; say: (line: string) => void },
): Promise<Record<string, number>> {
  const startedAt = performance.now();
  const done: Record<string, number> = {};

  async function playLane({ steps }: Lane): Promise<void> {
    for (const { atMs, fault } of steps) {
      const waitMs = atMs - (performance.now() - startedAt);
      await delay(Math.max(0, waitMs), undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      say(describe(fault));
      try {
        await perform(fault, stagehands, signal);
        done[fault.kind] = (done[fault.kind] ?? 0) + 1;
      } catch (error) {
        say(`  could not: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }

  await Promise.all(lanes.map(playLane));
  return done;
}
