import { loadPromql, type ReadNames } from './promql';

describe('an expression', () => {
  let namesIn: ReadNames;
  beforeAll(async () => (namesIn = await loadPromql()));

  it('names metrics and labels, and no functions', () => {
    const named = namesIn(
      `sum by (service) (rate(a_total{outcome="x", event_type=~"order:.+"}[5m])) / on (pod) max(b)`,
    );

    expect(named.metrics).toEqual(['a_total', 'b']);
    expect(named.labels).toEqual(['service', 'outcome', 'event_type', 'pod']);
    expect(named.values).toEqual([{ metric: 'a_total', label: 'outcome', value: 'x' }]);
  });

  it('is refused where it is none', () => {
    expect(() => namesIn('sum by (rate(a[5m])')).toThrow(/not PromQL/);
  });
});
