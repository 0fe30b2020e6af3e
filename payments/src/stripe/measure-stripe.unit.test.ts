import { PaymentDeclined, Unavailable } from '@ticketing/common/errors';
import { createTestMetrics } from '@ticketing/common/testing/metrics';
import { measureStripe } from './measure-stripe';
import { StripeMisuse, UnexpectedState, type StripePort } from './stripe-port';

const fails = (error: Error) => () => Promise.reject(error);

function measuring(stripe: Partial<StripePort>) {
  const metrics = createTestMetrics();
  const measured = measureStripe(stripe as StripePort, metrics);
  const calls = (operation: string, outcome: string) =>
    metrics.value('ticketing_stripe_call_seconds_count', { operation, outcome });
  return { measured, calls };
}

describe('calls to Stripe that are measured', () => {
  it('are passed through and counted by operation', async () => {
    const { measured, calls } = measuring({ listRefunds: () => Promise.resolve([]) });
    expect(await measured.listRefunds('pi_1', 1_000)).toEqual([]);
    expect(await calls('list_refunds', 'ok')).toBe(1);
    expect(await calls('read_intent', 'ok')).toBe(0);
  });

  it.each([
    ['a declined card', new PaymentDeclined('declined'), 'refused'],
    ['an intent that has moved on', new UnexpectedState('moved on'), 'refused'],
    ['no answer', new Unavailable(), 'failed'],
    ['a key that was revoked', new StripeMisuse('Invalid API Key provided'), 'failed'],
    ['a fault', new Error('broken'), 'failed'],
  ])('tell an answer from none: %s', async (_what, error, outcome) => {
    const { measured, calls } = measuring({ readIntent: fails(error) });
    await expect(measured.readIntent('pi_1', 1_000)).rejects.toBe(error);
    expect(await calls('read_intent', outcome)).toBe(1);
  });

  it('have one name for each operation', async () => {
    const error = new Unavailable();
    const all = fails(error);
    const { measured, calls } = measuring({
      ...{ createIntent: all, confirm: all, readIntent: all, cancelIntent: all },
      ...{ refund: all, readRefund: all, listRefunds: all },
    });
    const attempt = { stripeId: 'pi_1', paymentId: 'a', n: 1, token: 'tok_visa' };
    await Promise.allSettled([
      measured.createIntent({} as never, 1),
      measured.confirm(attempt, 1),
      measured.readIntent('pi_1', 1),
      measured.cancelIntent('pi_1', 1),
      measured.refund(attempt, 1),
      measured.readRefund('re_1', 1),
      measured.listRefunds('pi_1', 1),
    ]);
    const names = ['create_intent', 'confirm', 'read_intent', 'cancel_intent', 'refund'];
    for (const name of [...names, 'read_refund', 'list_refunds'])
      expect(await calls(name, 'failed')).toBe(1);
  });
});
