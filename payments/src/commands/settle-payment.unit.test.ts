import { noCheckpoint } from '@ticketing/common/service/checkpoint';
import { noTracing } from '@ticketing/common/tracing/tracing';
import { pino } from 'pino';
import type { Payments } from '../store/payments';
import type { StripePort } from '../stripe/stripe-port';
import { createSettlePayment } from './settle-payment';

describe('settling a payment', () => {
  it('calls nobody to act while the database is away', async () => {
    const away = () =>
      Promise.reject(Object.assign(new Error('closed'), { name: 'MongoNetworkError' }));
    const levels: number[] = [];
    const logger = pino(
      {},
      { write: (line) => void levels.push((JSON.parse(line) as { level: number }).level) },
    );
    const settlePayment = createSettlePayment({
      payments: { find: away } as unknown as Payments,
      changePayment: away,
      refundPayment: away,
      stripe: {} as StripePort,
      clock: () => new Date(),
      logger,
      checkpoint: noCheckpoint,
      tracing: noTracing,
    });
    await expect(settlePayment('a'.repeat(24))).rejects.toThrow('closed');
    expect(levels).toEqual([pino.levels.values['warn']]);
  });
});
