import { BackingUnavailable } from './choice';
import type { Machine } from './machine';

/** Either Stripe itself, with the keys of a user, or our simulator. */
export type StripeChoice =
  | { kind: 'given'; env: Record<string, string> }
  | { kind: 'simulator'; env: Record<string, string> };

const REQUIRED = ['STRIPE_KEY', 'STRIPE_PUBLISHABLE_KEY', 'STRIPE_WEBHOOK_SECRET'] as const;
const OPTIONAL = ['STRIPE_WEBHOOK_SECRET_PREVIOUS', 'STRIPE_API_URL'] as const;

/** What the simulator and payments agree on. They are no secrets: they open nothing but the simulator. */
export const SIMULATOR_KEYS = {
  STRIPE_KEY: 'sk_test_simulator_local',
  STRIPE_PUBLISHABLE_KEY: 'pk_test_simulator',
  STRIPE_WEBHOOK_SECRET: 'whsec_simulator_local_only',
};

/**
 * Stripe itself where a key is given, else the simulator.
 *
 * @throws {BackingUnavailable} where a key is given without what belongs to it
 */
export function resolveStripe({ env }: Pick<Machine, 'env'>): StripeChoice {
  if (!env['STRIPE_KEY']) return { kind: 'simulator', env: SIMULATOR_KEYS };
  const missing = REQUIRED.filter((name) => !env[name]);
  if (missing.length > 0) {
    throw new BackingUnavailable(`STRIPE_KEY is set, so ${missing.join(' and ')} must be set too.`);
  }
  const given = [...REQUIRED, ...OPTIONAL].flatMap((name) => {
    const value = env[name];
    return value ? [[name, value] as const] : [];
  });
  return { kind: 'given', env: Object.fromEntries(given) };
}
