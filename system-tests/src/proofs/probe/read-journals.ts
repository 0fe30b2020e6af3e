import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { JournalLine } from './journal';

/** A process that was killed in the middle of a line has not finished it: what is torn is left out. */
function readJournal(file: string): JournalLine[] {
  const finished = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return finished.map((line, index) => {
    try {
      return JSON.parse(line) as JournalLine;
    } catch (error) {
      throw new Error(`${file}:${index + 1} is no line of a journal: ${line}`, { cause: error });
    }
  });
}

/** All lines of all processes, in the order of time. */
export function readJournals(dir: string): JournalLine[] {
  return readdirSync(dir)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readJournal(path.join(dir, name)))
    .sort((a, b) => a.atMs - b.atMs);
}
