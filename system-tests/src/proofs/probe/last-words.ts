import { closeSync, fstatSync, openSync, readdirSync, readSync } from 'node:fs';
import path from 'node:path';
import type { JournalLine } from './journal';

/** More than the longest line that a process writes at its end. */
const TAIL_BYTES = 4_096;

function tailOf(file: string): string {
  const handle = openSync(file, 'r');
  try {
    const { size } = fstatSync(handle);
    const length = Math.min(size, TAIL_BYTES);
    const bytes = Buffer.alloc(length);
    readSync(handle, bytes, 0, length, size - length);
    return bytes.toString('utf8');
  } finally {
    closeSync(handle);
  }
}

/** Where a pod's processes have died so far, by their own word, without reading whole journals. */
export function diedAt(journalDir: string, pod: string): string[] {
  return readdirSync(journalDir)
    .filter((name) => name.startsWith(`${pod}.`) && name.endsWith('.jsonl'))
    .flatMap((name) => {
      const last = tailOf(path.join(journalDir, name)).trimEnd().split('\n').at(-1) ?? '';
      if (!last.includes('"died-at"')) return [];
      const line = JSON.parse(last) as JournalLine;
      return line.kind === 'died-at' ? [line.checkpoint] : [];
    });
}
