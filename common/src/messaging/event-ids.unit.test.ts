import { eventOf } from '../testing/events';
import { idsOf } from './event-ids';

const id = 'a'.repeat(24);
const orderId = 'b'.repeat(24);

describe('what an event is found by in the log', () => {
  it.each([
    eventOf('expiration:complete', { orderId }),
    eventOf('payment:created', {
      ...{ id, orderId, version: 1, status: 'succeeded', amountMinor: 100, currency: 'usd' },
    }),
    eventOf('order:created', {
      ...{ id: orderId, version: 0, status: 'created', userId: 'c'.repeat(24), quantity: 1 },
      ...{ createdAt: '2026-01-01T12:00:00.000Z', expiresAt: '2026-01-01T12:15:00.000Z' },
      ticket: { id, title: 'Concert', priceMinor: 100, currency: 'usd', version: 0 },
      rejectedPaymentIds: [],
    }),
  ])('is its own id and that of its order ($type)', (event) => {
    expect(idsOf(event)).toEqual({ eventId: event.id, orderId });
  });

  it('is its own id where it is about no order', () => {
    const listing = { title: 'Concert', priceMinor: 100, currency: 'usd', quantity: 1 };
    const event = eventOf('ticket:created', { ...listing, id, version: 0, userId: orderId });
    expect(idsOf(event)).toEqual({ eventId: event.id });
  });
});
