import { Unavailable } from '@ticketing/common/errors';
import { noCheckpoint } from '@ticketing/common/service/checkpoint';
import { noMetrics } from '@ticketing/common/service/metrics';
import { pino } from 'pino';
import { newPayment, type Payment } from '../domain/payment';
import { createPaymentMetrics } from '../metrics';
import type { Payments } from '../store/payments';
import { createChangePayment } from './change-payment';
import { createConfirmCard } from './confirm-card';
import type { StripePort } from '../stripe/stripe-port';

const now = new Date('2026-01-01T12:00:00.000Z');
const order = { id: 'a'.repeat(24), userId: 'b'.repeat(24), amountMinor: 3_050, currency: 'usd' };
const payment: Payment = {
  ...newPayment({ id: 'c'.repeat(24), now }, order),
  stripeId: 'pi_1',
  status: 'requires_action',
  waiting: 'requires_action',
  cardHash: 'another card',
};
const never = () => Promise.reject(new Error('not asked for'));

/** A store in which somebody else is always first. */
const contended = (found: Payment | undefined): Payments => ({
  find: () => Promise.resolve(found),
  replace: () => Promise.resolve(false),
  insert: never,
  projection: {},
  toState: () => payment,
  findLive: never,
  findByRequest: never,
  listOfOrder: never,
  findDue: never,
  countWork: never,
});
const changing = (found: Payment | undefined) =>
  createChangePayment({
    payments: contended(found),
    clock: () => now,
    logger: pino({ level: 'silent' }),
    metrics: createPaymentMetrics(noMetrics, { shopCurrency: 'usd' }),
  });

describe('a change of a payment', () => {
  it('is given up for now when others are first again and again', async () => {
    const changed = changing(payment)(payment.id, (known) => ({ ...known, status: 'cancelled' }));
    await expect(changed).rejects.toThrow(Unavailable);
  });

  it('needs the payment to be there', async () => {
    await expect(changing(undefined)(payment.id, () => undefined)).rejects.toThrow('no payment');
  });

  it('is a fault that Stripe does not mend by being read again and again', async () => {
    const away = { readIntent: () => Promise.reject(new Unavailable()) } as unknown as StripePort;
    const confirm = createConfirmCard({
      changePayment: changing(payment),
      stripe: away,
      checkpoint: noCheckpoint,
    });
    const tried = confirm(
      { ...payment, stripeId: 'pi_1' },
      { token: 'tok_visa', request: undefined },
      { forCall: () => 1, pause: never },
    );
    await expect(tried).rejects.toThrow(Unavailable);
  });
});
