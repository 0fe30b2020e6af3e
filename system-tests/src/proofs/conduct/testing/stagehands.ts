import type { Stagehands } from '../perform';
import { createCrashPoints } from '../crash-points';
import { recordingArena, type RecordingArena } from './recording-arena';

export interface TestStagehands extends Stagehands {
  arena: RecordingArena;
}

/** Everybody who has a part in a fault, around an arena that takes note. */
export function stagehands(
  arena = recordingArena(),
  { owesRepublish = false }: { owesRepublish?: boolean } = {},
): TestStagehands & { done: readonly string[]; kept: () => readonly string[] } {
  const kept: string[] = [];
  return {
    arena,
    done: arena.done,
    kept: () => kept,
    caretaker: {
      keepDown(name) {
        kept.push(name);
        return () => void kept.splice(kept.indexOf(name), 1);
      },
      untilAllUp: () => Promise.resolve(arena.note('all up')),
      stop: () => Promise.resolve(),
    },
    crashPoints: createCrashPoints(arena),
    traces: { poisonedIds: [], brokerDataLostAtMs: [], owesRepublish },
    publishers: ['tickets', 'orders'],
  };
}
