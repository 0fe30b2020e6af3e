import { readProbeEnvironment } from './read-environment';

const env = {
  PROOF_POD: 'orders-1',
  PROOF_ORDERS_FILE: '/tmp/orders.json',
  PROOF_JOURNAL_DIR: '/tmp/journal',
};

describe('the environment of a probe', () => {
  it('says who the process is, and what is wrong with it', () => {
    const files = { ordersFile: '/tmp/orders.json', journalDir: '/tmp/journal' };
    const given = { pod: 'orders-1', ...files, seed: 1 };
    expect(readProbeEnvironment(env)).toEqual({ ...given, mutants: [] });
    const mutants = ['claims-index', 'version-gate'];
    expect(readProbeEnvironment({ ...env, PROOF_MUTANTS: mutants.join() })).toEqual({
      ...given,
      mutants,
    });
  });

  it('takes a whole number for a seed', () => {
    expect(readProbeEnvironment({ ...env, PROOF_SEED: '7' }).seed).toBe(7);
    expect(() => readProbeEnvironment({ ...env, PROOF_SEED: 'x' })).toThrow('a whole number');
  });

  it.each(Object.keys(env))('needs %s', (name) => {
    expect(() => readProbeEnvironment({ ...env, [name]: '' })).toThrow(`the probe needs ${name}`);
  });
});
