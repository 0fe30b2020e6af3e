import { LISTING_ORDERS_ID, listingOrdersPath } from './listing-orders-path';

describe("the pages of a listing's orders", () => {
  it('are at the address of the ticket, where the orders begin', () => {
    expect(listingOrdersPath('5f')).toBe(`/tickets/5f#${LISTING_ORDERS_ID}`);
  });

  it('keep their place in the address', () => {
    expect(listingOrdersPath('5f', 'a+b')).toBe(`/tickets/5f?cursor=a%2Bb#${LISTING_ORDERS_ID}`);
  });
});
