import { eventually } from '@ticketing/common/testing/eventually';
import { readAll } from '../support/databases';
import { openPlatform, type Platform } from '../support/platform';
import { list, placeOrder, type OrderBody, type TicketBody } from '../support/shop';

const ORDERS = 50;
const UNITS = 40;
const KILL_AFTER = 15;

describe('orders, killed while orders are being placed', () => {
  let platform: Platform;

  beforeAll(async () => {
    platform = await openPlatform();
  });
  afterAll(() => platform.close());

  it('has every order that it acknowledged, agrees with the others, and sold nothing twice', async () => {
    // given a listing that orders knows, with fewer units than buyers
    const ticket = await list(platform.member(), UNITS);
    const early = platform.member();
    await early.delete(`/api/orders/${(await placeOrder(early, ticket.id)).id}`);

    // when it is killed in the middle of fifty orders
    const acknowledged: string[] = [];
    let killed: Promise<void> | undefined;
    const unknown = { count: 0 };
    await Promise.all(
      Array.from({ length: ORDERS }, async () => {
        const buyer = platform.member();
        const answer = await buyer
          .post<OrderBody>('/api/orders', { ticketId: ticket.id })
          .catch(() => undefined);
        if (answer?.status !== 201) {
          unknown.count += 1;
          return;
        }
        acknowledged.push(answer.body.id);
        if (acknowledged.length === KILL_AFTER) killed = platform.process('orders').kill('SIGKILL');
      }),
    );
    expect(killed).toBeDefined();
    await killed;
    await platform.process('orders').start();
    await placeOrder(platform.member(), ticket.id).catch(() => undefined);

    // then every 201 exists, no unit has two owners, and everybody agrees in the end
    await eventually(
      async () => {
        const orders = await readAll(platform, 'orders', 'orders');
        const live = orders.filter(({ status }) => status !== 'cancelled');
        const claims = live.flatMap((order) => order['claims'] as string[]);
        expect(new Set(claims).size).toBe(claims.length);
        expect(claims.length).toBeLessThanOrEqual(UNITS);
        expect(live.map(({ _id }) => _id)).toEqual(expect.arrayContaining(acknowledged));
        expect(orders.flatMap(({ outbox }) => outbox as unknown[])).toEqual([]);

        const versions = versionsOf(orders);
        expect(versionsOf(await readAll(platform, 'payments', 'orders'))).toEqual(versions);
        expect(versionsOf(await readAll(platform, 'tickets', 'reservations'))).toEqual(versions);
        const listing = await early.get<TicketBody>(`/api/tickets/${ticket.id}`);
        expect(listing.body).toMatchObject({ available: UNITS - claims.length });
      },
      { timeoutMs: 60_000 },
    );
    expect(acknowledged.length).toBeGreaterThanOrEqual(KILL_AFTER);
  });
});

function versionsOf(documents: readonly Record<string, unknown>[]): Record<string, unknown> {
  const entries = documents.map(({ _id, version }) => [String(_id), version] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => a.localeCompare(b)));
}
