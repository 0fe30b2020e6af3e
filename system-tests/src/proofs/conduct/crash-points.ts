import type { Arena, Pod } from '../arena/arena';
import { PODS, type PodName } from '../arena/pods';
import { diedAt } from '../probe/last-words';
import { CHECKPOINTS } from '../plan/checkpoints';

/** Which crash points are armed where, and which have been reached by a process that died there. */
export interface CrashPoints {
  arm(pod: PodName, checkpoint: string): void;
  /** Arms what is left in every pod that passes it, and brings about what does not come by itself. */
  armTheRest(): Promise<void>;
  disarmAll(): void;
  /** A pod is down: what it died at, if it was one of ours, is armed no more. */
  onDown(pod: PodName): void;
  left(): string[];
  reached(): ReadonlyMap<string, PodName>;
}

export const SHUTDOWN = 'shutdown:draining';

function passes(pod: PodName, checkpoint: string): boolean {
  return CHECKPOINTS[checkpoint]?.includes(PODS[pod]) ?? false;
}

export function createCrashPoints(arena: Pick<Arena, 'pod' | 'pods' | 'journalDir'>): CrashPoints {
  const armed = new Map<PodName, Set<string>>();
  const reached = new Map<string, PodName>();

  function instruct(pod: Pod): void {
    pod.instruct({ dieAt: [...(armed.get(pod.name) ?? [])] });
  }

  function arm(name: PodName, checkpoint: string): void {
    armed.set(name, (armed.get(name) ?? new Set()).add(checkpoint));
    instruct(arena.pod(name));
  }

  function disarm(checkpoint: string): void {
    for (const [name, points] of armed) {
      if (points.delete(checkpoint)) instruct(arena.pod(name));
    }
  }

  function left(): string[] {
    return Object.keys(CHECKPOINTS).filter((checkpoint) => !reached.has(checkpoint));
  }

  return {
    arm,
    async armTheRest() {
      for (const checkpoint of left()) {
        const pods = arena.pods().filter(({ name }) => passes(name, checkpoint));
        for (const { name } of pods) arm(name, checkpoint);
        // One that has not served yet has nothing to drain.
        if (checkpoint === SHUTDOWN) await pods.find(({ isUp }) => isUp)?.stop();
      }
    },
    disarmAll() {
      armed.clear();
      for (const pod of arena.pods()) instruct(pod);
    },
    onDown(name) {
      for (const checkpoint of diedAt(arena.journalDir, name)) {
        if (reached.has(checkpoint)) continue;
        reached.set(checkpoint, name);
        disarm(checkpoint);
      }
    },
    left,
    reached: () => reached,
  };
}
