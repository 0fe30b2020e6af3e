import { openPlatform, type Platform } from '../support/platform';
import { list, pay, placeOrder, untilOrder, untilPayment, untilTicket } from '../support/shop';
import { confirmInBrowser, ledgerOf } from '../support/stripe-ledger';

/** Longer than payments may take to start and to hear of a payment: webhooks come again after up to 8.75 s. */
const WINDOW_SECONDS = 15;
const EXPIRES_WITHIN_MS = 40_000;
const EXPIRED = { status: 'cancelled', cancelReason: 'expired' };

/** The bank says yes after the order window has ended: payments was down, so that nobody closed the intent. */
describe('a payment that comes after its order expired', () => {
  let platform: Platform;

  beforeAll(async () => {
    platform = await openPlatform({ ORDER_WINDOW_SECONDS: String(WINDOW_SECONDS) });
  });
  afterAll(() => platform.close());

  async function orderThatExpiresWithAnOpenIntent(buyer: ReturnType<Platform['member']>) {
    const ticket = await list(platform.member());
    const placed = await placeOrder(buyer, ticket.id);
    const { body: opened } = await pay(buyer, placed.id);
    await platform.process('payments').kill('SIGKILL');
    await untilOrder(buyer, placed.id, EXPIRED, EXPIRES_WITHIN_MS);
    return { ticket, placed, clientSecret: opened.clientSecret ?? '' };
  }

  it('still gets its ticket when that is free: the order is rescued', async () => {
    const buyer = platform.member();
    const { ticket, placed, clientSecret } = await orderThatExpiresWithAnOpenIntent(buyer);
    await confirmInBrowser(platform, clientSecret);
    await platform.process('payments').start();

    await untilOrder(buyer, placed.id, { status: 'complete', rescued: true }, 30_000);
    await untilTicket(buyer, ticket.id, { available: 0, orderId: placed.id });
    expect((await ledgerOf(platform)).refunds).toEqual([]);
  });

  it('gets its money back by itself when the ticket is gone', async () => {
    const [buyer, faster] = [platform.member(), platform.member()];
    const { ticket, placed, clientSecret } = await orderThatExpiresWithAnOpenIntent(buyer);
    const taken = await placeOrder(faster, ticket.id);
    await confirmInBrowser(platform, clientSecret);
    await platform.process('payments').start();

    await untilPayment(buyer, placed.id, { status: 'refunded' });
    await untilOrder(buyer, placed.id, EXPIRED);
    await untilOrder(faster, taken.id, EXPIRED, EXPIRES_WITHIN_MS);
    const ledger = await ledgerOf(platform);
    expect(ledger.refunds).toMatchObject([{ status: 'succeeded', amount: 2000 }]);
    expect(ledger.charges.filter(({ refunded }) => refunded)).toHaveLength(1);
  });
});
