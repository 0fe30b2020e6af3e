import { Unavailable } from '@ticketing/common/errors';
import type { StripePort } from './stripe-port';

/** Fails once the signal is aborted. What a call has done by then is unknown, as after a time-out. */
function cutShort<R>(call: () => Promise<R>, signal: AbortSignal): Promise<R> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(new Unavailable());
    if (signal.aborted) return giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    void call()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', giveUp));
  });
}

/** Stripe until the signal is aborted; from then on it is not called, and nobody waits for it. */
export function untilAborted(stripe: StripePort, signal: AbortSignal): StripePort {
  const cut = <R>(call: () => Promise<R>): Promise<R> => cutShort(call, signal);
  return {
    createIntent: (...given) => cut(() => stripe.createIntent(...given)),
    readIntent: (...given) => cut(() => stripe.readIntent(...given)),
    confirm: (...given) => cut(() => stripe.confirm(...given)),
    cancelIntent: (...given) => cut(() => stripe.cancelIntent(...given)),
    refund: (...given) => cut(() => stripe.refund(...given)),
    readRefund: (...given) => cut(() => stripe.readRefund(...given)),
    listRefunds: (...given) => cut(() => stripe.listRefunds(...given)),
    readEvent: (...given) => stripe.readEvent(...given),
  };
}
