import { Unavailable } from '@ticketing/common/errors';
import type { Refund } from '../domain/refund';
import type { StripePort } from './stripe-port';
import { untilAborted } from './until-aborted';

const refund: Refund = { id: 're_1', status: 'succeeded' };

function createStripe(answer: () => Promise<Refund>) {
  const asked: unknown[] = [];
  const stopping = new AbortController();
  const readRefund = (id: string, timeoutMs: number) => {
    asked.push([id, timeoutMs]);
    return answer();
  };
  const stripe = untilAborted({ readRefund } as StripePort, stopping.signal);
  return { asked, stopping, read: () => stripe.readRefund('re_1', 5_000) };
}

describe('Stripe until a stop', () => {
  it('is as it is before', async () => {
    const { asked, read } = createStripe(() => Promise.resolve(refund));
    expect(await read()).toEqual(refund);
    expect(asked).toEqual([['re_1', 5_000]]);
    const fault = new Error('no');
    await expect(createStripe(() => Promise.reject(fault)).read()).rejects.toBe(fault);
  });

  it('is waited for no more, and the outcome is unknown', async () => {
    const { stopping, read } = createStripe(() => new Promise(() => undefined));
    const reading = read();
    stopping.abort();
    await expect(reading).rejects.toThrow(Unavailable);
  });

  it('is not asked any more', async () => {
    const { asked, stopping, read } = createStripe(() => Promise.resolve(refund));
    stopping.abort();
    await expect(read()).rejects.toThrow(Unavailable);
    expect(asked).toEqual([]);
  });
});
