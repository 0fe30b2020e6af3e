import { detailsOf, rowOf, type Listing } from './listing';

const listing: Listing = {
  _id: 'some-id',
  title: 'Evening with the band',
  priceMinor: 1_050,
  currency: 'usd',
  quantity: 10,
  userId: 'a-seller',
  version: 0,
  createdAt: new Date('2026-01-01T00:00:00.000Z'),
  counted: { held: 3, sold: 2 },
};
const soldOut = {
  ...listing,
  quantity: 1,
  counted: {
    held: 1,
    sold: 0,
    orderId: 'an-order',
    firstExpiresAt: new Date('2026-01-01T00:15:00.000Z'),
  },
};

describe('what the floor under tickets answers', () => {
  it('has the price in full units and what is left', () => {
    expect(rowOf(listing)).toEqual({
      id: 'some-id',
      title: 'Evening with the band',
      price: 10.5,
      currency: 'usd',
      quantity: 10,
      available: 5,
      userId: 'a-seller',
      version: 0,
      createdAt: '2026-01-01T00:00:00.000Z',
    });
  });

  it('has what is held only where one listing is asked for', () => {
    expect(detailsOf(listing)).toEqual({ ...rowOf(listing), held: 3 });
  });

  it('names who has the only unit, and when it comes back at the earliest', () => {
    expect(rowOf(soldOut)).toMatchObject({ available: 0, orderId: 'an-order' });
    expect(detailsOf(soldOut).nextReleaseAt).toBe('2026-01-01T00:15:00.000Z');
  });
});
