import { eventually } from '@ticketing/common/testing/eventually';
import { readAll } from '../support/databases';
import { openPlatform, type Platform } from '../support/platform';
import { list, placeOrder, type TicketBody } from '../support/shop';

const OUTAGE_MS = 30_000;

describe('a broker that is away for thirty seconds', () => {
  let platform: Platform;

  beforeAll(async () => {
    platform = await openPlatform();
  });
  afterAll(() => platform.close());

  it('fails no request, and everything arrives afterwards', async () => {
    // given a listing that orders knows
    const seller = platform.member();
    const known = await list(seller, 100_000);
    await placeOrder(platform.member(), known.id);

    // when the broker is away, and people go on
    await platform.process('nats').stop();
    const deadline = performance.now() + OUTAGE_MS;
    const statuses: number[] = [];
    while (performance.now() < deadline) {
      const listing = await seller.post<TicketBody>('/api/tickets', { title: 'Late', price: 5 });
      const order = await platform.member().post('/api/orders', { ticketId: known.id });
      const health = await platform.visitor().get('/api/tickets');
      statuses.push(listing.status, order.status, health.status);
    }
    expect(new Set(statuses)).toEqual(new Set([200, 201]));
    await platform.process('nats').start();

    // then orders knows all listings, and tickets and payments know all orders
    await eventually(
      async () => {
        const tickets = await readAll(platform, 'tickets', 'tickets');
        const orders = await readAll(platform, 'orders', 'orders');
        expect(idsOf(await readAll(platform, 'orders', 'tickets'))).toEqual(idsOf(tickets));
        expect(idsOf(await readAll(platform, 'tickets', 'reservations'))).toEqual(idsOf(orders));
        expect(idsOf(await readAll(platform, 'payments', 'orders'))).toEqual(idsOf(orders));
        expect(idsOf(await readAll(platform, 'expiration', 'timers'))).toEqual(idsOf(orders));
        const waiting = [...tickets, ...orders].flatMap(({ outbox }) => outbox as unknown[]);
        expect(waiting).toEqual([]);
      },
      { timeoutMs: 60_000 },
    );
  });
});

function idsOf(documents: readonly { _id: string }[]): string[] {
  return documents.map(({ _id }) => _id).sort();
}
