import { resolveStripe } from './stripe';

describe('resolving Stripe', () => {
  it('is the simulator where no key is given', () => {
    const choice = resolveStripe({ env: {} });
    expect(choice.kind).toBe('simulator');
    expect(choice.env['STRIPE_KEY']).toMatch(/^sk_test_simulator/);
    expect(choice.env['STRIPE_PUBLISHABLE_KEY']).toMatch(/^pk_test_simulator/);
  });

  it('is Stripe itself with what was given, and nothing else', () => {
    const env = {
      STRIPE_KEY: 'sk_test_1',
      STRIPE_PUBLISHABLE_KEY: 'pk_test_1',
      STRIPE_WEBHOOK_SECRET: 'whsec_1',
    };
    expect(resolveStripe({ env: { ...env, HOME: '/root' } })).toEqual({ kind: 'given', env });
  });

  it('says what is missing beside a key', () => {
    const attempt = () => resolveStripe({ env: { STRIPE_KEY: 'sk_test_1' } });
    expect(attempt).toThrow(
      'STRIPE_KEY is set, so STRIPE_PUBLISHABLE_KEY and STRIPE_WEBHOOK_SECRET must be set too.',
    );
  });
});
