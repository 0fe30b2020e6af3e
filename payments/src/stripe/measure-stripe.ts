import { AppError, Unavailable } from '@ticketing/common/errors';
import { REQUEST_BUCKETS_SECONDS, type Metrics } from '@ticketing/common/service/metrics';
import { StripeMisuse, type StripePort } from './stripe-port';

const OPERATIONS = [
  'create_intent',
  'confirm',
  'read_intent',
  'cancel_intent',
  'refund',
  'read_refund',
  'list_refunds',
] as const;
const MS_PER_SECOND = 1_000;

type Operation = (typeof OPERATIONS)[number];

/** An answer about this payment; anything else is Stripe's failure, the network's, or that of a revoked key. */
function isRefusal(error: unknown): boolean {
  const isFailure = error instanceof Unavailable || error instanceof StripeMisuse;
  return error instanceof AppError && !isFailure;
}

/** Stripe, each call of it counted and measured. */
export function measureStripe(stripe: StripePort, metrics: Metrics): StripePort {
  const observe = metrics.histogram({
    name: 'ticketing_stripe_call_seconds',
    help: 'Duration of calls to Stripe',
    labels: { operation: OPERATIONS, outcome: ['ok', 'refused', 'failed'] },
    buckets: REQUEST_BUCKETS_SECONDS,
  });

  async function measured<Result>(
    operation: Operation,
    call: () => Promise<Result>,
  ): Promise<Result> {
    const startedAt = performance.now();
    const end = (outcome: 'ok' | 'refused' | 'failed') =>
      observe({ operation, outcome }, (performance.now() - startedAt) / MS_PER_SECOND);
    try {
      const result = await call();
      end('ok');
      return result;
    } catch (error) {
      end(isRefusal(error) ? 'refused' : 'failed');
      throw error;
    }
  }

  return {
    createIntent: (...given) => measured('create_intent', () => stripe.createIntent(...given)),
    confirm: (...given) => measured('confirm', () => stripe.confirm(...given)),
    readIntent: (...given) => measured('read_intent', () => stripe.readIntent(...given)),
    cancelIntent: (...given) => measured('cancel_intent', () => stripe.cancelIntent(...given)),
    refund: (...given) => measured('refund', () => stripe.refund(...given)),
    readRefund: (...given) => measured('read_refund', () => stripe.readRefund(...given)),
    listRefunds: (...given) => measured('list_refunds', () => stripe.listRefunds(...given)),
    readEvent: (...given) => stripe.readEvent(...given),
  };
}
