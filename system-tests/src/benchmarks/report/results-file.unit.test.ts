import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { merged, readResults, readSoak, writeJson, writeResults } from './results-file';
import { someResult } from './testing/some-result';

const machine = { cpus: 2 };
const results = (...benchmarks: ReturnType<typeof someResult>[]) => ({
  machine,
  benchmarks,
});

describe('the results of a run', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'ticketing-results-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are read as they were written, what was not measured included', () => {
    const file = path.join(folder, 'deeper/results.json');
    const unmeasured = { ...someResult(0.8), rounds: [{ ours: { p99Ms: Number.NaN } }] };
    writeResults(file, results(unmeasured));
    expect(readResults(file)).toEqual(results(unmeasured));
  });

  it('were measured on the machine of their file where they name none', () => {
    const file = path.join(folder, 'results.json');
    const { machine: _machine, ...older } = someResult(0.8);
    writeJson(file, { machine, benchmarks: [older] });
    expect(readResults(file)?.benchmarks[0]?.machine).toEqual(machine);
  });

  it('keep the machine that each was measured on', () => {
    const older = { ...someResult(0.8), id: 'P1', machine: { cpus: 8 } };
    const newer = { ...someResult(0.8), id: 'P2' };
    const all = merged({ machine: { cpus: 8 }, benchmarks: [older] }, results(newer), ['P1', 'P2']);
    expect(all.machine).toEqual(machine);
    expect(all.benchmarks.map((each) => each.machine)).toEqual([{ cpus: 8 }, machine]);
  });

  it('are none of a soak that was judged by another rule', () => {
    const file = path.join(folder, 'soak.json');
    writeJson(file, { series: [{ name: 'heapMib', trend: { tau: 0.6 } }] });
    expect(readSoak(file)).toBeUndefined();
  });

  it('are none where nothing was measured yet', () => {
    expect(readResults(path.join(folder, 'none.json'))).toBeUndefined();
  });

  it('replace earlier ones of the same benchmark and keep the others', () => {
    const older = { ...someResult(0.8), id: 'P1' };
    const other = { ...someResult(0.8), id: 'P2' };
    const newer = { ...someResult(0.9), id: 'P1' };
    const all = merged(results(other, older), results(newer), ['P1', 'P2', 'P3']);
    expect(all.benchmarks).toEqual([newer, other]);
  });
});
