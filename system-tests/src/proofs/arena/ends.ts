import type { ProcessEvent } from '@ticketing/local/processes/managed-process';
import { diedAt } from '../probe/last-words';
import type { UnexpectedEnd } from './arena';

/** Hears of processes that end although nobody ended them. */
export interface EndsBook {
  /** This is the process that goes by that name now. */
  started(name: string, pid: number): void;
  hear(event: ProcessEvent): void;
  /** Those that did not end as their probe had been told. */
  unexpected(): readonly UnexpectedEnd[];
}

export function openEndsBook(journalDir: string): EndsBook {
  const pids = new Map<string, number>();
  const ends: (UnexpectedEnd & { pid: number | undefined })[] = [];
  const wasToldTo = (name: string, pid: number | undefined) =>
    diedAt(journalDir, `${name}.${String(pid)}`).length > 0;

  return {
    started: (name, pid) => void pids.set(name, pid),
    hear(event) {
      if (event.type === 'restarted') return;
      const { name, how, lastLines } = event;
      ends.push({ name, how, lastLines, pid: pids.get(name) });
    },
    unexpected: () =>
      ends
        .filter(({ name, how, pid }) => how !== 'SIGKILL' || !wasToldTo(name, pid))
        .map(({ name, how, lastLines }) => ({ name, how, lastLines })),
  };
}
