import { judgeSamples } from '../frame/soak';
import { performanceDocument } from './document';
import type { MeasuredSoak } from './results-file';
import { countsOfSoak, renderSoak } from './soak';

const samples = Array.from({ length: 60 }, (_, n) => ({
  atMs: n * 60_000,
  sample: { heapMib: 100 + n * 3, backlog: n % 5, youngMib: n < 30 ? 16 : 32 },
}));
const result: MeasuredSoak = {
  startedAt: '2026-01-01T00:00:00.000Z',
  minutes: 60,
  store: 'found: mongod 8.0',
  broker: 'found: NATS 2.12',
  failed: 0,
  load: { before: 0.1, during: 1.9 },
  commit: 'abc',
  machine: { cpus: 2 },
  ...judgeSamples(samples, { heapMib: 0, backlog: 20 }),
};

describe('the result of a soak', () => {
  it('names what rises and what does not', () => {
    const [heap, backlog, young] = renderSoak(result);
    expect(heap).toMatch(/^heapMib .*rises$/);
    expect(backlog).toMatch(/^backlog .*no slope$/);
    expect(young).toMatch(/^youngMib +16 at first, 32 at last$/);
  });

  it('is counted, failures too', () => {
    expect(countsOfSoak(result)).toEqual({ met: 2, missed: 1 });
    expect(countsOfSoak({ ...result, failed: 3 })).toEqual({ met: 1, missed: 2 });
  });

  it('is a chapter of the page', () => {
    const results = { machine: { cpus: 2 }, benchmarks: [] };
    const page = performanceDocument(results, {
      known: [],
      explanations: { 'P13.heapMib': 'It leaks.' },
      plotted: ['P13'],
      soak: result,
    });
    expect(page).toContain('## P13');
    expect(page).toMatch(/\| heapMib .* rises \|/);
    expect(page).toContain('**P13.heapMib rises.** It leaks.');
    expect(page).not.toContain('P13.backlog');
    expect(page).toContain('commit abc, 60 minutes of orders');
    expect(page).toContain('Machine: load average 0.10 before, at most 1.90 meanwhile');
    expect(page).toContain('| youngMib | 16 | 32 |');
    expect(page).toContain('](performance/p13.svg)');
  });
});
