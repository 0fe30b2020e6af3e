import { eventOf } from '@ticketing/common/testing/events';
import { eventually } from '@ticketing/common/testing/eventually';
import { signedInUser } from '@ticketing/common/testing/session-cookie';
import { aPayment, startOrders, type OrdersUnderTest } from '../testing/orders-under-test';
import { listening, readStream, type Listening, type OpenStream } from '../testing/read-stream';

const STREAMS_MAX = 3;

describe('watching an order', () => {
  let orders: OrdersUnderTest;
  let server: Listening;

  beforeEach(async () => {
    orders = await startOrders({ env: { ORDER_WATCHERS_MAX: String(STREAMS_MAX) } });
    server = await listening(orders.app);
    for (const worker of orders.service.workers) worker.start();
  });
  afterEach(async () => {
    await Promise.all(orders.service.workers.map((worker) => worker.stop()));
    await server.close();
    await orders.close();
  });

  async function watch(): Promise<{
    orderId: string;
    stream: OpenStream;
    again: () => Promise<OpenStream>;
  }> {
    const { orderId, buyer } = await orders.placed();
    const asked = { path: `/api/orders/${orderId}/events`, cookie: buyer.cookie };
    const again = () => readStream(server.port, asked);
    return { orderId, stream: await again(), again };
  }

  const watchers = () => orders.service.report?.()['watchers'];

  it('sends the order at once, and again after each change until it is complete', async () => {
    const { orderId, stream } = await watch();
    expect(stream.headers['content-type']).toBe('text/event-stream; charset=utf-8');
    await eventually(() => expect(stream.events()).toMatchObject([{ id: orderId, version: 0 }]));

    const payment = aPayment(orderId);
    await orders.bus.deliver(eventOf('payment:initiated', { ...payment, status: 'pending' }));
    await eventually(() => expect(stream.events().at(-1)?.status).toBe('awaiting:payment'));
    expect(stream.hasEnded()).toBe(false);

    await orders.pay(orderId);
    await eventually(() => expect(stream.hasEnded()).toBe(true));
    expect(stream.events().map(({ version }) => version)).toEqual([0, 1, 2]);
    expect(stream.events().at(-1)?.status).toBe('complete');
    expect(watchers()).toBe(0);
  });

  it('sends one order that is cancelled, and ends', async () => {
    const { orderId, buyer } = await orders.placed();
    await orders.cancel(buyer, orderId).expect(204);
    const path = `/api/orders/${orderId}/events`;
    const stream = await readStream(server.port, { path, cookie: buyer.cookie });
    await eventually(() => expect(stream.hasEnded()).toBe(true));
    expect(stream.events()).toMatchObject([{ status: 'cancelled', version: 1 }]);
  });

  it('sends the last of several changes, though they may be merged', async () => {
    const { orderId, stream } = await watch();
    await orders.bus.deliver(eventOf('payment:initiated', aPayment(orderId)));
    await orders.pay(orderId);
    await eventually(() => expect(stream.hasEnded()).toBe(true));
    expect(stream.events().at(-1)).toMatchObject({ status: 'complete', version: 2 });
  });

  it('sends a comment when nothing was sent for 15 seconds, and not sooner', async () => {
    const { stream } = await watch();
    orders.clock.advance(14_999);
    const { stream: later } = await watch();
    await eventually(() => expect(later.events()).toHaveLength(1));
    expect(stream.text()).not.toMatch(/^:/m);
    orders.clock.advance(1);
    await eventually(() => expect(stream.text()).toMatch(/^: /m));
    expect(later.text()).not.toMatch(/^:/m);
  });

  it('is refused with 503 at the bound, and possible again when somebody has left', async () => {
    const open = [await watch(), await watch(), await watch()];
    const { orderId, buyer } = await orders.placed();
    const refused = await orders.get(buyer, `/api/orders/${orderId}/events`).expect(503);
    expect(refused.headers['retry-after']).toBe('5');
    open[0]?.stream.abort();
    await eventually(() => expect(watchers()).toBe(STREAMS_MAX - 1));
    await open[1]?.again().then((stream) => expect(stream.status).toBe(200));
  });

  it('ends on shutdown, and begins no more', async () => {
    const { stream, again } = await watch();
    orders.retire();
    await eventually(() => expect(stream.hasEnded()).toBe(true));
    expect((await again()).status).toBe(503);
  });

  it('answers HEAD without a body and without watching', async () => {
    const { orderId, buyer } = await orders.placed();
    const path = `/api/orders/${orderId}/events`;
    const head = await readStream(server.port, { path, cookie: buyer.cookie, method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(watchers()).toBe(0);
  });

  it("is not for somebody else's order", async () => {
    const { orderId } = await orders.placed();
    await orders.get(signedInUser(), `/api/orders/${orderId}/events`).expect(403);
  });
});
