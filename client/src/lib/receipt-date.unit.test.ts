import type { Order } from './api/orders';
import type { Payment } from './api/payments';
import { receiptDate } from './receipt-date';

const [PLACED, BEGUN, COMPLETED] = [0, 1, 2].map((minute) => `2026-11-21T12:0${minute}:00.000Z`);

const order: Order = {
  id: 'o1',
  status: 'complete',
  createdAt: PLACED ?? '',
  expiresAt: '2026-11-21T12:15:00.000Z',
  quantity: 1,
  ticket: { id: 't1', title: 'Concert', price: 20, currency: 'usd', version: 0 },
  total: 20,
  currency: 'usd',
  paymentId: 'p1',
  version: 1,
};

const payment = (id: string, createdAt = BEGUN ?? ''): Payment => ({
  id,
  orderId: 'o1',
  status: 'succeeded',
  amount: 20,
  currency: 'usd',
  createdAt,
});

describe('the date of a receipt', () => {
  it('is when the order became complete, not when its payment was begun', () => {
    const complete = { ...order, completedAt: COMPLETED ?? '' };
    expect(receiptDate(complete, [payment('p1')])).toBe(COMPLETED);
  });

  it('is when its own payment was begun, for an order from before that was kept', () => {
    const other = payment('p0', '2026-11-21T11:00:00.000Z');
    expect(receiptDate(order, [other, payment('p1')])).toBe(BEGUN);
  });

  it('is when the order was placed, where its payments cannot be had either', () => {
    expect(receiptDate(order, [])).toBe(PLACED);
  });
});
