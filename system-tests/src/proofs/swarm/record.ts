import { closeSync, openSync, writeSync } from 'node:fs';
import type { HistoryEntry } from './history';

export type Action = HistoryEntry['action'];
export type Outcome = HistoryEntry['outcome'];

const REQUEST_TIMEOUT = 408;
const TOO_MANY_REQUESTS = 429;

/** What the one who asked may conclude from an answer. @param status undefined when there was none */
export function outcomeOf(status: number | undefined): Outcome {
  if (status === undefined) return 'unknown';
  if (status >= 200 && status < 300) return 'ok';
  if (status === REQUEST_TIMEOUT || status === TOO_MANY_REQUESTS) return 'unknown';
  return status >= 400 && status < 500 ? 'refused' : 'unknown';
}

/** Everything that people asked and heard, in the order in which the answers came. */
export interface HistoryRecord {
  add(entry: HistoryEntry): void;
  entries(): readonly HistoryEntry[];
  close(): void;
}

/** @param path a file that each entry is appended to as one line of JSON, besides memory */
export function openRecord({
  path,
  onEntry,
}: {
  path?: string | undefined;
  onEntry?: (entry: HistoryEntry) => void;
} = {}): HistoryRecord {
  const entries: HistoryEntry[] = [];
  let file = path === undefined ? undefined : openSync(path, 'a');
  return {
    add(entry) {
      entries.push(entry);
      onEntry?.(entry);
      // Written at once, so that a run that is killed leaves what it knew.
      if (file !== undefined) writeSync(file, `${JSON.stringify(entry)}\n`);
    },
    entries: () => entries,
    close() {
      if (file !== undefined) closeSync(file);
      file = undefined;
    },
  };
}
