import { openPlatform, type Platform } from '../support/platform';
import { list, pay, placeOrder, untilOrder } from '../support/shop';
import { ledgerOf } from '../support/stripe-ledger';

describe('a card that is declined', () => {
  let platform: Platform;

  beforeAll(async () => {
    platform = await openPlatform();
  });
  afterAll(() => platform.close());

  it('says why, keeps the order, and another card pays for it once', async () => {
    const buyer = platform.member();
    const placed = await placeOrder(buyer, (await list(platform.member())).id);

    const declined = await pay(buyer, placed.id, 'tok_chargeDeclinedInsufficientFunds');
    expect(declined.status).toBe(402);
    expect(declined.body.errors).toEqual([{ message: 'Your card has insufficient funds.' }]);
    expect((await pay(buyer, placed.id, 'tok_chargeDeclined')).status).toBe(402);
    expect((await pay(buyer, placed.id, 'tok_nobody_knows')).body.errors).toMatchObject([
      { field: 'token' },
    ]);

    expect(await pay(buyer, placed.id, 'tok_visa')).toMatchObject({
      status: 201,
      body: { status: 'succeeded' },
    });
    await untilOrder(buyer, placed.id, { status: 'complete' });
    const paid = (await ledgerOf(platform)).charges.filter((charge) => charge.paid);
    expect(paid).toMatchObject([{ amount: 2000, refunded: false }]);
  });
});
