import { aListing } from '../testing/order-samples';
import { claimedUnit, claimOn } from './claims';
import { checkPurchase, shortage } from './ticket';

const ticket = aListing({ priceMinor: 1_999 });
const buyerId = 'b'.repeat(24);

describe('who may buy', () => {
  it.each([undefined, 19.99])('lets somebody buy who saw the price %s', (seenPrice) => {
    expect(() => checkPurchase(ticket, { buyerId, seenPrice, quantity: 1 })).not.toThrow();
  });

  it.each([19.98, 20, 19.990001, -19.99, 0])('refuses who saw the price %s', (seenPrice) => {
    const purchase = { buyerId, seenPrice, quantity: 1 };
    expect(() => checkPurchase(ticket, purchase)).toThrow('The price has changed');
  });

  it('refuses the seller, whatever price he saw', () => {
    const own = { buyerId: ticket.userId, seenPrice: 1, quantity: 1 };
    expect(() => checkPurchase(ticket, own)).toThrow('You cannot buy your own ticket');
  });

  it.each([
    [1, 99_999_999],
    [3, 33_333_333],
  ])(
    'lets somebody buy %i units at %i, the most that can be paid at once',
    (quantity, priceMinor) => {
      const purchase = { buyerId, seenPrice: undefined, quantity };
      expect(() => checkPurchase({ ...ticket, priceMinor }, purchase)).not.toThrow();
    },
  );

  it('refuses a total that nobody could pay', () => {
    const purchase = { buyerId, seenPrice: undefined, quantity: 2 };
    const check = () => checkPurchase({ ...ticket, priceMinor: 50_000_000 }, purchase);
    expect(check).toThrow('Total must be at most 999999.99');
  });
});

describe('a shortage', () => {
  it.each([
    [0, 'Ticket is already reserved'],
    [1, 'Only 1 left'],
    [4, 'Only 4 left'],
  ])('with %s units left says so', (left, message) => {
    expect(shortage(left).message).toBe(message);
  });
});

describe('a claim', () => {
  it('names a unit of one ticket and of no other', () => {
    const claim = claimOn(ticket.id, 12);
    expect(claimedUnit(ticket.id, claim)).toBe(12);
    expect(claimedUnit(buyerId, claim)).toBeUndefined();
  });
});
