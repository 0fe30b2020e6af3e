import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HistoryEntry } from './history';
import { openRecord } from './record';

const entry = (orderId: string): HistoryEntry => ({
  startedAtMs: 1,
  endedAtMs: 2,
  personId: 'p',
  action: 'place-order',
  outcome: 'ok',
  orderId,
});

describe('a history with a file', () => {
  it('is on the disk at once, one line for each entry, and in memory', () => {
    const folder = mkdtempSync(join(tmpdir(), 'history-'));
    try {
      const path = join(folder, 'history.jsonl');
      const record = openRecord({ path });
      record.add(entry('a'));
      record.add(entry('b'));
      const lines = readFileSync(path, 'utf8').trim().split('\n');
      expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([entry('a'), entry('b')]);
      record.close();
      record.close();
      expect(record.entries()).toEqual([entry('a'), entry('b')]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
