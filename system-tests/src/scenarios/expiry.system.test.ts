import { openPlatform, type Platform } from '../support/platform';
import { list, order, pay, placeOrder, untilOrder, untilTicket } from '../support/shop';

const WINDOW_SECONDS = 12;
const EXPIRES_WITHIN_MS = 40_000;
const EXPIRED = { status: 'cancelled', cancelReason: 'expired' };

describe('an order that nobody pays', () => {
  let platform: Platform;

  beforeAll(async () => {
    platform = await openPlatform({ ORDER_WINDOW_SECONDS: String(WINDOW_SECONDS) });
  });
  afterAll(() => platform.close());

  it('expires when its window ends, not before, and gives its ticket back', async () => {
    const [seller, buyer, other] = [platform.member(), platform.member(), platform.member()];
    const ticket = await list(seller);
    const placed = await placeOrder(buyer, ticket.id);
    await untilTicket(other, ticket.id, { available: 0 });
    expect((await order(other, ticket.id)).status).toBe(400);

    await untilOrder(buyer, placed.id, EXPIRED, EXPIRES_WITHIN_MS);
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(placed.expiresAt));

    await untilTicket(other, ticket.id, { available: 1 });
    await placeOrder(other, ticket.id);
    const refused = await pay(buyer, placed.id, 'tok_visa');
    expect(refused.status).toBe(400);
    expect(refused.body.errors).toEqual([{ message: 'The order has expired' }]);
  });

  it('expires without the expiration service too', async () => {
    await platform.process('expiration').kill('SIGKILL');
    const buyer = platform.member();
    const ticket = await list(platform.member());
    const placed = await placeOrder(buyer, ticket.id);
    await untilOrder(buyer, placed.id, EXPIRED, EXPIRES_WITHIN_MS);
    await platform.process('expiration').start();
  });
});
