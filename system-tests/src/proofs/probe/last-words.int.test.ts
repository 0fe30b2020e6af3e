import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { diedAt } from './last-words';
import { openJournal } from './open-journal';

describe('the last words of a pod', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'ticketing-words-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const journal = (pod: string, pid: number) =>
    openJournal({ dir: folder, pod, pid, machineClock: Date.now });

  it('say where each of its processes has died, and nothing of those that live or were ended', () => {
    expect(diedAt(folder, 'orders-1')).toEqual([]);
    for (const [pid, checkpoint] of [
      [11, 'orders:placed'],
      [12, 'orders:settled'],
    ] as const) {
      const write = journal('orders-1', pid);
      write({ kind: 'started' });
      write({ kind: 'died-at', checkpoint });
    }
    journal('orders-1', 13)({ kind: 'passed', checkpoint: 'outbox:written' });
    journal('orders-1', 14);
    expect(diedAt(folder, 'orders-1').toSorted()).toEqual(['orders:placed', 'orders:settled']);
  });

  it('are its own', () => {
    journal('orders-2', 11)({ kind: 'died-at', checkpoint: 'orders:placed' });
    expect(diedAt(folder, 'orders-1')).toEqual([]);
    expect(diedAt(folder, 'orders')).toEqual([]);
  });

  it('are found at the end of however long a journal', () => {
    const write = journal('orders-1', 11);
    for (let line = 0; line < 200; line += 1) write({ kind: 'passed', checkpoint: 'x'.repeat(99) });
    write({ kind: 'died-at', checkpoint: 'orders:placed' });
    expect(diedAt(folder, 'orders-1')).toEqual(['orders:placed']);
  });

  it('are not what somebody was about to write when he was killed', () => {
    journal('orders-1', 11)({ kind: 'started' });
    appendFileSync(path.join(folder, 'orders-1.11.jsonl'), '{"kind":"passed","check');
    expect(diedAt(folder, 'orders-1')).toEqual([]);
  });
});
