import { mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { JournalEntry, JournalLine } from './journal';
import type { MachineClock } from './probe-clock';

export type WriteEntry = (entry: JournalEntry) => void;

/**
 * Opens the journal of a process. Each line is with the operating system when the call returns, so
 * that whatever ends the process afterwards does not lose it.
 */
export function openJournal(of: {
  dir: string;
  pod: string;
  pid: number;
  machineClock: MachineClock;
}): WriteEntry {
  const { dir, pod, pid, machineClock } = of;
  mkdirSync(dir, { recursive: true });
  const file = openSync(path.join(dir, `${pod}.${pid}.jsonl`), 'a');
  return (entry) => {
    const line: JournalLine = { ...entry, atMs: machineClock(), pod, pid };
    writeSync(file, `${JSON.stringify(line)}\n`);
  };
}
