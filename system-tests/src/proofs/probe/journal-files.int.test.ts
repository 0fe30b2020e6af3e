import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventually } from '@ticketing/common/testing/eventually';
import { followOrders } from './follow-orders';
import { PEACE } from './journal';
import { openJournal } from './open-journal';
import { readJournals } from './read-journals';
import { writeProbeOrders } from './write-probe-orders';

describe('the files between a proof and its probes', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'ticketing-probe-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const journal = (pod: string, pid: number) =>
    openJournal({ dir: folder, pod, pid, machineClock: Date.now });
  const file = (pod: string, pid: number) => path.join(folder, `${pod}.${pid}.jsonl`);

  it('are journals, one of each process, read as one in the order of time', () => {
    const first = journal('orders-1', 11);
    const second = journal('orders-2', 12);
    first({ kind: 'started' });
    second({ kind: 'started' });
    first({ kind: 'passed', checkpoint: 'orders:placed' });
    const lines = readJournals(folder);
    expect(lines).toHaveLength(3);
    expect(lines).toEqual(lines.toSorted((a, b) => a.atMs - b.atMs));
    expect(lines.filter(({ pid }) => pid === 11)).toMatchObject([
      { kind: 'started', pod: 'orders-1' },
      { kind: 'passed', pod: 'orders-1', checkpoint: 'orders:placed' },
    ]);
  });

  it('lose no more than the line in which a process was killed', () => {
    journal('orders-1', 11)({ kind: 'started' });
    appendFileSync(file('orders-1', 11), '{"kind":"passed","check');
    expect(readJournals(folder)).toMatchObject([{ kind: 'started' }]);
  });

  it('are not guessed at where they are broken in another way', () => {
    writeFileSync(file('orders-1', 11), 'nonsense\n');
    expect(() => readJournals(folder)).toThrow('orders-1.11.jsonl:1 is no line of a journal');
  });

  it('are orders, at peace until there are any, and what they were while they are half written', async () => {
    const orders = path.join(folder, 'orders.json');
    const current = followOrders(orders);
    expect(current()).toEqual(PEACE);
    writeProbeOrders(orders, { clockShiftMs: 5 });
    await eventually(() => expect(current()).toEqual({ ...PEACE, clockShiftMs: 5 }));
    writeFileSync(orders, '{"clockShiftMs": 6');
    const shifts = new Set<number>();
    await eventually(() => shifts.add(current().clockShiftMs).size === 1);
    writeProbeOrders(orders, { clockShiftMs: 7 });
    await eventually(() => shifts.add(current().clockShiftMs).has(7));
    expect([...shifts]).toEqual([5, 7]);
    expect(followOrders(orders)()).toEqual({ ...PEACE, clockShiftMs: 7 });
  });
});
