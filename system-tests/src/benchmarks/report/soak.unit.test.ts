import { trendsOf, type SoakResult } from '../frame/soak';
import { performanceDocument } from './document';
import { countsOfSoak, renderSoak } from './soak';

const samples = Array.from({ length: 60 }, (_, n) => ({
  atMs: n * 60_000,
  sample: { heapMib: 100 + n * 3, backlog: n % 5 },
}));
const result: SoakResult = {
  startedAt: '2026-01-01T00:00:00.000Z',
  minutes: 60,
  store: 'found: mongod 8.0',
  broker: 'found: NATS 2.12',
  failed: 0,
  series: trendsOf(samples, { backlog: 20 }),
};

describe('the result of a soak', () => {
  it('names what rises and what does not', () => {
    const [heap, backlog] = renderSoak(result);
    expect(heap).toMatch(/^heapMib .*rises$/);
    expect(backlog).toMatch(/^backlog .*no slope$/);
  });

  it('is counted, failures too', () => {
    expect(countsOfSoak(result)).toEqual({ met: 2, missed: 1 });
    expect(countsOfSoak({ ...result, failed: 3 })).toEqual({ met: 1, missed: 2 });
  });

  it('is a chapter of the page', () => {
    const results = { machine: {}, benchmarks: [] };
    const page = performanceDocument(results, {
      known: [],
      explanations: { 'P13.heapMib': 'It leaks.' },
      plotted: [],
      soak: result,
    });
    expect(page).toContain('## P13');
    expect(page).toMatch(/\| heapMib .* rises \|/);
    expect(page).toContain('**P13.heapMib rises.** It leaks.');
    expect(page).not.toContain('P13.backlog');
  });
});
