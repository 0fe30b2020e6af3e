import { readProbeEnvironment } from './read-environment';

const env = {
  PROOF_POD: 'orders-1',
  PROOF_ORDERS_FILE: '/tmp/orders.json',
  PROOF_JOURNAL_DIR: '/tmp/journal',
};

describe('the environment of a probe', () => {
  it('says who the process is, and what is wrong with it', () => {
    const given = { pod: 'orders-1', ordersFile: '/tmp/orders.json', journalDir: '/tmp/journal' };
    expect(readProbeEnvironment(env)).toEqual({ ...given, mutants: [] });
    const mutants = ['claims-index', 'version-gate'];
    expect(readProbeEnvironment({ ...env, PROOF_MUTANTS: mutants.join() })).toEqual({
      ...given,
      mutants,
    });
  });

  it.each(Object.keys(env))('needs %s', (name) => {
    expect(() => readProbeEnvironment({ ...env, [name]: '' })).toThrow(`the probe needs ${name}`);
  });
});
