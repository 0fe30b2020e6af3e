import { eventually } from '@ticketing/common/testing/eventually';
import axios from 'axios';
import { readAll } from '../support/databases';
import { openPlatform, type Platform } from '../support/platform';
import { list, order, placeOrder, untilOrder } from '../support/shop';

const BACKLOG_MAX = 20;
/** How long a client may go on until the bound is noticed: it is counted every second. */
const NOTICED = { timeoutMs: 60_000 };
const RECOVERED = { timeoutMs: 60_000 };

interface Health {
  status: string;
  bus: string;
  outboxBacklog: number;
}

describe('a broker that is away until the outbox is at its bound', () => {
  let platform: Platform;

  beforeAll(async () => {
    const [OUTBOX_BACKLOG_MAX, ORDER_WINDOW_SECONDS] = [String(BACKLOG_MAX), '30'];
    platform = await openPlatform({ OUTBOX_BACKLOG_MAX, ORDER_WINDOW_SECONDS });
  });
  afterAll(() => platform.close());

  async function healthOf(service: 'orders' | 'tickets', of = 'ready') {
    const url = `${platform.serviceUrls[service]}/healthz/${of}`;
    const { status, data } = await axios.get<Health>(url, { validateStatus: () => true });
    return { httpStatus: status, ...data };
  }

  const backlogOfOrders = async () => {
    const orders = await readAll(platform, 'orders', 'orders');
    return orders.filter(({ outbox }) => (outbox as unknown[]).length > 0).length;
  };

  it('refuses writes with 503, goes on with what must go on, and recovers by itself', async () => {
    // given an order that everybody knows
    const ticket = await list(platform.member(), 1_000);
    const early = platform.member();
    const { id: earlyId } = await placeOrder(early, ticket.id);
    await eventually(async () => expect(await backlogOfOrders()).toBe(0));
    expect(await healthOf('orders')).toMatchObject({ httpStatus: 200, outboxBacklog: 0 });

    // when the broker is away and people go on until they are refused
    await platform.process('nats').stop();
    const accepted: string[] = [];
    const refusal = await eventually(async () => {
      const answer = await order(platform.member(), ticket.id);
      if (answer.status === 201) accepted.push(answer.body.id);
      return answer.status === 201 ? false : answer;
    }, NOTICED);

    // then the refusal says when to come again, and health how many wait
    expect(refusal).toMatchObject({ status: 503 });
    expect(Number(refusal && refusal.headers['retry-after'])).toBeGreaterThan(0);
    expect(accepted.length).toBeGreaterThanOrEqual(BACKLOG_MAX);
    expect(await healthOf('orders')).toMatchObject({
      ...{ httpStatus: 503, status: 'not ready', bus: 'connecting', outboxBacklog: BACKLOG_MAX },
    });

    // and nothing else is refused: not the process, not reading, not the other services, not time
    expect(await healthOf('orders', 'live')).toMatchObject({ httpStatus: 200 });
    expect(await healthOf('tickets')).toMatchObject({ httpStatus: 200, bus: 'connecting' });
    await list(platform.member());
    await untilOrder(
      early,
      earlyId,
      { status: 'cancelled', cancelReason: 'expired' },
      NOTICED.timeoutMs,
    );
    expect((await order(platform.member(), ticket.id)).status).toBe(503);

    // and when it is back, all by itself everything is as if it had never been away
    await platform.process('nats').start();
    await eventually(async () => {
      expect(await healthOf('orders')).toMatchObject({ httpStatus: 200, bus: 'connected' });
      expect(await backlogOfOrders()).toBe(0);
    }, RECOVERED);
    await placeOrder(platform.member(), ticket.id);
    await eventually(async () => {
      const versions = async (service: 'orders' | 'payments' | 'tickets', collection: string) =>
        (await readAll(platform, service, collection))
          .map(({ _id, version }) => `${_id} ${String(version)}`)
          .sort();
      const orders = await versions('orders', 'orders');
      expect(orders.map((one) => one.split(' ')[0])).toEqual(expect.arrayContaining(accepted));
      expect(await versions('payments', 'orders')).toEqual(orders);
      expect(await versions('tickets', 'reservations')).toEqual(orders);
    }, RECOVERED);
  });
});
