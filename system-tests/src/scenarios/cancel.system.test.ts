import { openPlatform, type Platform } from '../support/platform';
import { list, pay, placeOrder, untilOrder, untilTicket, type OrderBody } from '../support/shop';
import { ledgerOf } from '../support/stripe-ledger';
import { eventually } from '@ticketing/common/testing/eventually';

describe('an order that its buyer cancels', () => {
  let platform: Platform;

  beforeAll(async () => {
    platform = await openPlatform();
  });
  afterAll(() => platform.close());

  it('frees its ticket at once, for good, and closes the payment that was open', async () => {
    const [seller, buyer, other] = [platform.member(), platform.member(), platform.member()];
    const ticket = await list(seller);
    const placed = await placeOrder(buyer, ticket.id);
    expect((await pay(buyer, placed.id)).body).toMatchObject({ status: 'pending' });
    await untilOrder(buyer, placed.id, { status: 'awaiting:payment' });

    expect((await buyer.delete(`/api/orders/${placed.id}`)).status).toBe(204);
    const again = await placeOrder(other, ticket.id);
    expect(again.status).toBe('created');

    const cancelled = await buyer.get<OrderBody>(`/api/orders/${placed.id}`);
    expect(cancelled.body).toMatchObject({ status: 'cancelled', cancelReason: 'user' });
    expect((await buyer.delete(`/api/orders/${placed.id}`)).status).toBe(204);
    const unchanged = await buyer.get<OrderBody>(`/api/orders/${placed.id}`);
    expect(unchanged.body.version).toBe(cancelled.body.version);

    await untilTicket(other, ticket.id, { available: 0, orderId: again.id });
    await eventually(async () => {
      const [intent] = (await ledgerOf(platform)).intents;
      expect(intent?.status).toBe('canceled');
    });
    const refused = await eventually(async () => {
      const answer = await pay(buyer, placed.id, 'tok_visa');
      expect(answer.body.errors).toEqual([{ message: 'Cannot pay for a cancelled order' }]);
      return answer;
    });
    expect(refused.status).toBe(400);
    expect((await ledgerOf(platform)).charges).toEqual([]);
  });
});
