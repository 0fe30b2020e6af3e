import type { SuiteOptions } from '../suite/options';
import { SERVICES } from '../suite/ports';
import { ANSWERING } from './fake-programs';

/** The whole machinery with real backing services, and five services that only answer. */
export function fakeSuiteOptions(
  options: Pick<SuiteOptions, 'rootDir' | 'dataDir'> & Partial<SuiteOptions>,
): SuiteOptions {
  const fakes = [...SERVICES, 'client'].map((name) => [name, ['-e', ANSWERING]] as const);
  return {
    ports: 'free',
    mongo: 'embedded',
    bus: 'jetstream',
    programs: Object.fromEntries(fakes),
    env: { ...process.env, NODE_ENV: 'development', STRIPE_KEY: '' },
    ...options,
  };
}
