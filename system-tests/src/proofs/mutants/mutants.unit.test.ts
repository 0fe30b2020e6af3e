import { applyMutants } from './apply-mutants';
import { MUTANTS, TRIALS } from './mutants';

describe('mutants', () => {
  it('are each tried, alone or as the cover of another', () => {
    const tried = TRIALS.flatMap(({ off, coveredBy }) => (coveredBy ? [off, coveredBy] : [off]));
    expect([...new Set(tried)].sort()).toEqual(Object.keys(MUTANTS).sort());
  });

  it('do nothing in a service that they do not concern', () => {
    expect(() => applyMutants(['claims-index', 'live-payment-key'], 'auth')).not.toThrow();
  });

  it('that do not exist are an error', () => {
    expect(() => applyMutants(['unique-index'], 'orders-1')).toThrow('no mutant unique-index');
  });
});
