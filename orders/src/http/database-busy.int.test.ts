import { once } from 'node:events';
import type { PoolOptions } from '@ticketing/common/store/mongo-connection';
import { eventually } from '@ticketing/common/testing/eventually';
import { createTestMetrics } from '@ticketing/common/testing/metrics';
import { signedInUser } from '@ticketing/common/testing/session-cookie';
import { emptyDatabaseUri } from '@ticketing/common/testing/store';
import { startTcpRelay } from '@ticketing/common/testing/tcp-relay';
import request from 'supertest';
import { startOrders } from '../testing/orders-under-test';

/** Orders whose one connection to its database is in use, as the line to it stands still. */
async function startFullPool(pool: PoolOptions = {}) {
  const uri = new URL(emptyDatabaseUri());
  const relay = await startTcpRelay(Number(uri.port));
  uri.host = `127.0.0.1:${relay.port}`;
  const metrics = createTestMetrics();
  const mongoUri = uri.toString();
  const orders = await startOrders({ metrics, mongoUri, pool: { maxPoolSize: 1, ...pool } });

  relay.freeze();
  const taken = once(orders.connection.getClient(), 'connectionCheckedOut');
  const answer = orders.get(signedInUser(), '/api/orders').then(({ status }) => status);
  await taken;
  const isReady = () => metrics.value('ticketing_ready');
  return { orders, relay, answer, isReady };
}

describe('orders while all of its connections to the database are in use', () => {
  it('stays ready, as other pods would have to do what it does not', async () => {
    const { orders, relay, answer, isReady } = await startFullPool();
    expect(await isReady()).toBe(1);
    await request(orders.app).get('/healthz/ready').expect(200);
    relay.thaw();
    expect(await answer).toBe(200);
    await orders.close();
    await relay.cut();
  });

  it('is not ready once what was stuck there has ended, as the database answers nobody', async () => {
    const { orders, relay, answer, isReady } = await startFullPool({ socketTimeoutMS: 5_000 });
    expect(await isReady()).toBe(1);
    await eventually(async () => (await isReady()) === 0, { timeoutMs: 25_000 });
    await request(orders.app).get('/healthz/ready').expect(503);
    await relay.cut();
    expect(await answer).toBe(503);
    await orders.connection.close(true);
  }, 60_000);

  it('is not ready when the line is cut', async () => {
    const { orders, relay, answer, isReady } = await startFullPool();
    expect(await isReady()).toBe(1);
    await relay.cut();
    await eventually(async () => (await isReady()) === 0);
    expect(await answer).toBe(503);
    await orders.connection.close(true);
  });
});
