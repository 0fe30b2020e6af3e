import { newId } from '@ticketing/common/store/ids';
import { eventually } from '@ticketing/common/testing/eventually';
import { createTestMetrics, type TestMetrics } from '@ticketing/common/testing/metrics';
import { signedInUser } from '@ticketing/common/testing/session-cookie';
import { emptyDatabaseUri } from '@ticketing/common/testing/store';
import { startTcpRelay } from '@ticketing/common/testing/tcp-relay';
import type { Response } from 'supertest';
import { startOrders } from '../testing/orders-under-test';

const PATIENCE_MS = 10_000;

/** Orders, and its database behind a line that can be cut. */
async function startBehindRelay(options: { metrics?: TestMetrics } = {}) {
  const uri = new URL(emptyDatabaseUri());
  const direct = uri.toString();
  const relay = await startTcpRelay(Number(uri.port));
  uri.host = `127.0.0.1:${relay.port}`;
  return { orders: await startOrders({ ...options, mongoUri: uri.toString() }), relay, direct };
}

describe('orders while its database is away', () => {
  it('tells whoever scrapes it that it is not ready, as nobody else hears of it', async () => {
    const metrics = createTestMetrics();
    const { orders, relay } = await startBehindRelay({ metrics });
    const isReady = () => metrics.value('ticketing_ready');
    await eventually(async () => expect(await isReady()).toBe(1));
    await relay.cut();
    await eventually(async () => expect(await isReady()).toBe(0));
    await orders.connection.close();
  });

  it('answers 503 within ten seconds and nothing of it is lost or done twice', async () => {
    const { orders: away, relay, direct } = await startBehindRelay();
    const { orderId, buyer, ticket } = await away.placed();
    const other = await away.list();
    const user = signedInUser();
    const key = { 'idempotency-key': newId() };

    await relay.cut();
    const startedAt = performance.now();
    const answers: Response[] = await Promise.all([
      away.buy(user, { ticketId: other.id }, key),
      away.buy(user, { ticketId: ticket.id }),
      away.get(buyer, '/api/orders'),
      away.get(buyer, `/api/orders/${orderId}`),
      away.get(buyer, `/api/orders/${orderId}/events`),
      away.cancel(buyer, orderId),
    ]);
    expect(performance.now() - startedAt).toBeLessThan(PATIENCE_MS);
    for (const { status, headers } of answers) {
      expect(status).toBe(503);
      expect(headers['retry-after']).toMatch(/^\d+$/);
    }
    await away.connection.close();

    const back = await startOrders({ mongoUri: direct });
    await back.get(buyer, `/api/orders/${orderId}`).expect(200);
    const first = await back.buy(user, { ticketId: other.id }, key).expect(201);
    const again = await back.buy(user, { ticketId: other.id }, key).expect(201);
    expect(again.body).toEqual(first.body);
    await back.close();
  });
});
