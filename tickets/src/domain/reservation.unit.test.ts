import { newReservation } from './reservation';

const order = {
  orderId: 'a',
  version: 0,
  ticketId: 'b',
  quantity: 3,
  priceMinor: 1_999,
  expiresAt: new Date(0),
};

describe('a reservation', () => {
  it('is worth the pinned price of all of its units', () => {
    expect(newReservation({ ...order, status: 'created' })).toEqual({
      ...order,
      status: 'held',
      totalMinor: 5_997,
    });
  });

  it.each([
    ['created', 'held'],
    ['awaiting:payment', 'held'],
    ['complete', 'sold'],
    ['cancelled', 'released'],
  ] as const)('of an order that is %s is %s', (status, expected) => {
    expect(newReservation({ ...order, status }).status).toBe(expected);
  });
});
