import { noTracing } from '@ticketing/common/tracing/tracing';
import { pino } from 'pino';
import type { Intent } from '../domain/intent';
import type { Payments } from '../store/payments';
import type { StripePort } from '../stripe/stripe-port';
import { createRecordStripeEvent } from './record-stripe-event';

type Line = { level: number; stripeId: string; paymentId?: string; orderId?: string };

const paymentId = 'a'.repeat(24);
const orderId = 'b'.repeat(24);
const unknown: Intent = {
  id: 'pi_1',
  status: 'succeeded',
  clientSecret: undefined,
  amountMinor: 3_050,
  currency: 'usd',
  paymentId,
  orderId,
};

async function linesAbout(intent: Intent): Promise<Line[]> {
  const lines: Line[] = [];
  const logger = pino({}, { write: (line) => void lines.push(JSON.parse(line) as Line) });
  const recordStripeEvent = createRecordStripeEvent({
    payments: { find: () => Promise.resolve(undefined) } as unknown as Payments,
    changePayment: () => Promise.reject(new Error('nothing is to be changed')),
    stripe: {} as StripePort,
    logger,
    tracing: noTracing,
  });
  const event = { kind: 'intent', id: 'evt_1', type: 'payment_intent.succeeded', intent } as const;
  expect(await recordStripeEvent(event)).toBe(false);
  return lines;
}

describe('an event about a payment that is not known here', () => {
  it('calls somebody to act where it took money, and says of which payment and order', async () => {
    const level = pino.levels.values['error'];
    expect(await linesAbout(unknown)).toMatchObject([
      { level, stripeId: 'pi_1', paymentId, orderId },
    ]);
  });

  it.each([
    ['took no money', { status: 'canceled' as const }],
    ['names no payment of ours', { paymentId: undefined }],
    ['names no order of ours', { orderId: undefined }],
  ])('calls nobody where the intent %s', async (_what, given) => {
    const level = pino.levels.values['warn'];
    expect(await linesAbout({ ...unknown, ...given })).toMatchObject([{ level, stripeId: 'pi_1' }]);
  });
});
