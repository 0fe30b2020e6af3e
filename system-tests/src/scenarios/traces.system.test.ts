import { readFileSync } from 'node:fs';
import { eventually } from '@ticketing/common/testing/eventually';
import { traceIdOf } from '@ticketing/common/tracing/traceparent';
import { openPlatform, safeEnvironment, type Platform } from '../support/platform';
import { list, pay, placeOrder, untilOrder, untilTicket, type OrderBody } from '../support/shop';
import { startCollector, type Collector } from '../support/traces/collector';
import type { CollectedSpan } from '../support/traces/read-spans';

const PATIENCE = { timeoutMs: 30_000 };
const WINDOW_SECONDS = 12;
/** Every service that has to do with an order. */
const FOLLOWERS = ['tickets', 'orders', 'payments', 'expiration'] as const;

/** Each place that an order comes through, as `service: span`. */
const PLACED = [
  'orders: POST /api/orders',
  'orders: insert orders',
  'orders: publish order:created',
  'tickets: process order:created',
  'tickets: insert reservations',
  'payments: process order:created',
  'payments: insert orders',
  'expiration: process order:created',
  'expiration: insert timers',
];
/** Only where a payment is begun some time before it succeeds: an order that is complete awaits none. */
const AWAITED = [
  'orders: publish order:awaiting-payment',
  'tickets: process order:awaiting-payment',
  'payments: process order:awaiting-payment',
  'expiration: process order:awaiting-payment',
];
const PAID = [
  'payments: insert payments',
  'payments: POST',
  'payments: update payments',
  'payments: publish payment:initiated',
  'orders: process payment:initiated',
  'payments: publish payment:created',
  'orders: process payment:created',
  'orders: update orders',
  'orders: publish order:completed',
  'tickets: process order:completed',
  'tickets: update reservations',
  'tickets: update tickets',
  'payments: process order:completed',
  'payments: update orders',
  'expiration: process order:completed',
  'expiration: update timers',
];
const EXPIRED = [
  'orders: update orders',
  'orders: publish order:cancelled',
  'tickets: process order:cancelled',
  'tickets: update reservations',
  'tickets: update tickets',
  'payments: process order:cancelled',
  'payments: update orders',
  'expiration: process order:cancelled',
  'expiration: update timers',
];
/** Nearly always the timer is first; now and then the sweep of orders comes by in its half second. */
const ENDED_BY_TIMER = [
  'expiration: change timers',
  'expiration: publish expiration:complete',
  'orders: process expiration:complete',
];
const ENDED_BY_SWEEP = ['orders: change orders'];

const hopOf = ({ service, name }: CollectedSpan) => `${service}: ${name}`;
const traceOf = ({ traceparent }: { traceparent?: string }) => traceIdOf(traceparent) ?? 'none';

/** What a platform is started with to be traced, soon after. */
function traced({ url }: Collector): Record<string, string> {
  return { OTEL_EXPORTER_OTLP_ENDPOINT: url, OTEL_BSP_SCHEDULE_DELAY: '100', LOG_LEVEL: 'info' };
}

describe('an order that is traced', () => {
  let platform: Platform;
  let collector: Collector;

  beforeAll(async () => {
    collector = await startCollector();
    platform = await openPlatform(
      { ORDER_WINDOW_SECONDS: String(WINDOW_SECONDS) },
      { withClient: true, env: { ...safeEnvironment(), ...traced(collector) } },
    );
  });
  afterAll(async () => {
    await platform.close();
    collector.close();
  });

  async function untilCollected(traceId: string, hops: readonly string[]): Promise<void> {
    await eventually(() => {
      const found = collector.spansOf(traceId).map(hopOf);
      expect(found).toEqual(expect.arrayContaining([...hops]));
    }, PATIENCE);
  }

  async function place(): Promise<{
    order: OrderBody & { traceparent?: string };
    ticketId: string;
  }> {
    const ticket = await list(platform.member());
    const order = await placeOrder(buyer, ticket.id);
    return { order, ticketId: ticket.id };
  }

  let buyer: ReturnType<Platform['member']>;
  beforeEach(() => {
    buyer = platform.member();
  });

  it('is one trace from the request that places it to the last write, and in the logs', async () => {
    // given an order, and the page on which its buyer pays
    const { order, ticketId } = await place();
    const traceId = traceOf(order);
    const page = await buyer.get<string>(`/orders/${order.id}/payment`);
    expect(page.body).toContain(
      `<meta name="traceparent" content="${String(order.traceparent)}"/>`,
    );

    // when he begins to pay, and then does, as that page does it
    const headers = { traceparent: String(order.traceparent) };
    const send = async (request: object) =>
      (await buyer.post('/api/payments', request, headers)).status;
    await eventually(async () => expect(await send({ orderId: order.id })).toBe(201));
    await untilOrder(buyer, order.id, { status: 'awaiting:payment' });
    expect(await send({ orderId: order.id, token: 'tok_visa' })).toBe(201);
    await untilOrder(buyer, order.id, { status: 'complete' });

    // then every hop is in one trace, and each span hangs on another one of it
    const hops = [...PLACED, ...AWAITED, ...PAID, 'payments: POST /api/payments'];
    await untilCollected(traceId, hops);
    await eventually(() => expectOneTree(collector.spansOf(traceId)), PATIENCE);
    await untilTicket(buyer, ticketId, { available: 0 });
    for (const service of FOLLOWERS) expect(linesOf(service, traceId)).not.toEqual([]);
    await eventually(() => expectLinkFrom('client', traceId), PATIENCE);
  });

  it('is one trace although nobody sends it along, and leads to the requests', async () => {
    const { order } = await place();
    const traceId = traceOf(order);
    expect((await pay(buyer, order.id, 'tok_visa')).status).toBe(201);
    await untilOrder(buyer, order.id, { status: 'complete' });

    const hops = [...PLACED, ...PAID, 'payments: pay order', 'payments: record intent'];
    await untilCollected(traceId, hops);
    await eventually(() => {
      expectLinked(traceId, 'pay order', 'POST /api/payments');
      expectLinked(traceId, 'record intent', 'POST /api/payments/webhook');
    }, PATIENCE);
  });

  it('is one trace when its window ends, however much later', async () => {
    const { order, ticketId } = await place();
    const traceId = traceOf(order);
    await untilOrder(buyer, order.id, { status: 'cancelled' }, PATIENCE.timeoutMs);
    await untilTicket(buyer, ticketId, { available: 1 });
    await untilCollected(traceId, [...PLACED, ...EXPIRED]);
    const hops = collector.spansOf(traceId).map(hopOf);
    const isSwept = hops.includes('orders: change orders');
    await untilCollected(traceId, isSwept ? ENDED_BY_SWEEP : ENDED_BY_TIMER);
    await eventually(() => expectOneTree(collector.spansOf(traceId)), PATIENCE);
  });

  it('can be followed by its id in the log of each service, from the request that placed it', async () => {
    const { order } = await place();
    await eventually(() => {
      for (const service of ['tickets', 'payments', 'expiration'] as const) {
        expect(saidOf(service, order.id)[0]).toMatchObject({ msg: 'handled' });
      }
    }, PATIENCE);
    const [placed] = saidOf('orders', order.id);
    expect(placed).toMatchObject({ msg: 'published', requestId: expect.any(String) as string });
  });

  it('tells nothing of what people typed', () => {
    const told = JSON.stringify(collector.spans());
    for (const secret of ['example.com', 'tok_visa', 'session=', 'orderId=']) {
      expect(told).not.toContain(secret);
    }
  });

  /** One request has no parent; whatever else there is has one that came too. */
  function expectOneTree(spans: readonly CollectedSpan[]): void {
    const ids = new Set(spans.map(({ spanId }) => spanId));
    const roots = spans.filter(({ parentId }) => parentId === '');
    expect(roots.map(hopOf)).toEqual(['orders: POST /api/orders']);
    expect(spans.filter(({ parentId }) => parentId !== '' && !ids.has(parentId))).toEqual([]);
  }

  /** A span of the trace leads to the request of another one that it came from. */
  function expectLinked(traceId: string, name: string, request: string): void {
    const spans = collector.spansOf(traceId).filter((span) => span.name === name);
    const linked = spans.flatMap(({ linkedTraceIds }) => linkedTraceIds);
    const requests = linked.flatMap((id) => collector.spansOf(id)).map((span) => span.name);
    expect(requests).toContain(request);
  }

  function expectLinkFrom(service: string, traceId: string): void {
    const links = collector.spans().filter((span) => span.service === service);
    expect(links.some(({ linkedTraceIds }) => linkedTraceIds.includes(traceId))).toBe(true);
  }

  /** What a service's log says of an order, in order. */
  function saidOf(
    service: (typeof FOLLOWERS)[number],
    orderId: string,
  ): { msg: string; requestId?: string }[] {
    return readFileSync(platform.process(service).logFile, 'utf8')
      .split('\n')
      .filter((line) => line.includes(`"orderId":"${orderId}"`))
      .map((line) => JSON.parse(line.slice(line.indexOf('{'))) as { msg: string });
  }

  /** Lines of a service's log that belong to a trace. */
  function linesOf(service: (typeof FOLLOWERS)[number], traceId: string): string[] {
    const lines = readFileSync(platform.process(service).logFile, 'utf8').split('\n');
    return lines.filter((line) => line.includes(`"trace_id":"${traceId}"`));
  }
});

describe('a collector that hangs', () => {
  it('slows nothing and breaks nothing, nor does it hold up a stop', async () => {
    const collector = await startCollector({ answers: false });
    const platform = await openPlatform(traced(collector));
    try {
      const buyer = platform.member();
      const ticket = await list(platform.member());
      const order = await placeOrder(buyer, ticket.id);
      expect((await pay(buyer, order.id, 'tok_visa')).status).toBe(201);
      await untilOrder(buyer, order.id, { status: 'complete' });

      const startedAt = performance.now();
      await platform.process('orders').stop();
      expect(performance.now() - startedAt).toBeLessThan(10_000);
      expect(readFileSync(platform.process('orders').logFile, 'utf8')).toMatch(/"stopped"}\n$/);
    } finally {
      await platform.close();
      collector.close();
    }
  });
});
