import { performanceDocument } from './document';
import { someResult } from './testing/some-result';

const machine = { cpus: 2, cpu: 'Some CPU' };

describe('the document of a run', () => {
  const missed = { machine, benchmarks: [{ ...someResult(0.9), machine }] };
  const options = { known: ['P0'], explanations: {}, plotted: ['P0'] };

  it('states machine, load, store, broker and number of rounds with the figures', () => {
    const text = performanceDocument(missed, options);
    for (const fact of ['Some CPU', '0.10 before', 'mongod 8.0', 'NATS 2.12', '3 rounds', 'abc']) {
      expect(text).toContain(fact);
    }
  });

  it('names the machine of a chapter only where it is not that of the page', () => {
    expect(performanceDocument(missed, options).match(/Some CPU/g)).toHaveLength(1);
    const elsewhere = { ...someResult(0.9), machine: { cpus: 8, cpu: 'Another CPU' } };
    const text = performanceDocument({ machine, benchmarks: [elsewhere] }, options);
    expect(text).toContain('Machine: another one, cpus 8, cpu Another CPU; load average');
  });

  it('takes the explanation of a missed target', () => {
    const explanations = { 'P0.speed': 'Because it sleeps.' };
    const text = performanceDocument(missed, { ...options, explanations });
    expect(text).toContain('**P0.speed missed.** Because it sleeps.');
  });

  it('says so where a missed target is not explained', () => {
    expect(performanceDocument(missed, options)).toContain('Not explained yet.');
  });

  it('explains no target that is met', () => {
    const met = { ...missed, benchmarks: [someResult(0.8)] };
    const explanations = { 'P0.speed': 'Because it sleeps.' };
    expect(performanceDocument(met, { ...options, explanations })).not.toContain('sleeps');
  });

  it('names what was not measured', () => {
    const text = performanceDocument(missed, { ...options, known: ['P0', 'P1', 'P2'] });
    expect(text).toContain('**Not measured yet:** P1, P2, P13 (the soak).');
  });

  it('shows a plot where there is one', () => {
    expect(performanceDocument(missed, options)).toContain('](performance/p0.svg)');
    expect(performanceDocument(missed, { ...options, plotted: [] })).not.toContain('p0.svg');
  });
});
