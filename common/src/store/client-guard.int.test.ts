import { once } from 'node:events';
import type { Connection } from 'mongoose';
import pino from 'pino';
import { eventually } from '../testing/eventually';
import { startTcpRelay } from '../testing/tcp-relay';
import { openTestStore, type TestStore } from '../testing/store';
import { createClientGuard } from './client-guard';
import { followPools } from './follow-pools';
import { connectMongo, type PoolOptions } from './mongo-connection';

const logger = pino({ level: 'silent' });

describe('the guard of a database client', () => {
  let store: TestStore;

  beforeEach(async () => {
    store = await openTestStore();
  });
  afterEach(() => store.close());

  const guard = (connection: Connection, uri: string) =>
    createClientGuard({ connection, pools: followPools(connection), uri, logger });

  async function connectThroughRelay(options: PoolOptions = {}) {
    const { host, port } = new URL(store.uri.replace(/^mongodb/, 'http'));
    const relay = await startTcpRelay(Number(port));
    const uri = store.uri.replace(host, `127.0.0.1:${relay.port}`);
    return { relay, uri, connection: await connectMongo(uri, options) };
  }

  /** Takes the one connection of a pool, until its line thaws. */
  async function takeConnection(connection: Connection): Promise<{ answer: Promise<unknown> }> {
    const taken = once(connection.getClient(), 'connectionCheckedOut');
    const answer = connection.collection('things').findOne({});
    await taken;
    return { answer };
  }

  it('gives the connection a new client when its own finds the database no more', async () => {
    const { uri } = store;
    const connection = await connectMongo(uri);
    const things = connection.collection<{ _id: string }>('things');
    const look = guard(connection, uri);
    await things.insertOne({ _id: 'before' });
    await connection.getClient().close();
    await expect(things.findOne({})).rejects.toThrow();

    for (let looks = 0; looks < 3; looks += 1) await look();
    expect(await things.findOne({})).toEqual({ _id: 'before' });
    await connection.close();
  });

  it('keeps a client that works, and one whose database is away', async () => {
    const { relay, uri, connection } = await connectThroughRelay();
    const client = connection.getClient();
    const look = guard(connection, uri);
    for (let looks = 0; looks < 4; looks += 1) await look();
    expect(connection.getClient()).toBe(client);

    await relay.cut();
    for (let looks = 0; looks < 4; looks += 1) await look();
    expect(connection.getClient()).toBe(client);
    await connection.close(true);
  });

  it('keeps a client whose connections are all in use, and what it does and what waits is answered', async () => {
    const { relay, connection } = await connectThroughRelay({
      maxPoolSize: 1,
      waitQueueTimeoutMS: 20_000,
    });
    const things = connection.collection<{ _id: string }>('things');
    await things.insertOne({ _id: 'before' });
    const client = connection.getClient();
    const look = guard(connection, store.uri);

    relay.freeze();
    const underWay = await takeConnection(connection);
    const waiting = things.findOne({});
    for (let looks = 0; looks < 4; looks += 1) await look();
    relay.thaw();

    expect(await Promise.all([underWay.answer, waiting])).toEqual([
      { _id: 'before' },
      { _id: 'before' },
    ]);
    expect(connection.getClient()).toBe(client);
    await connection.close(true);
    await relay.cut();
  });

  it('gives a new client to a connection whose operations were stuck, once they have ended', async () => {
    const { relay, connection } = await connectThroughRelay({
      maxPoolSize: 1,
      socketTimeoutMS: 5_000,
    });
    const things = connection.collection<{ _id: string }>('things');
    await things.insertOne({ _id: 'before' });
    const client = connection.getClient();
    const look = guard(connection, store.uri);

    relay.freeze();
    const stuck = await takeConnection(connection);
    const ended = expect(stuck.answer).rejects.toThrow();
    await eventually(
      async () => {
        await look();
        return connection.getClient() !== client;
      },
      { timeoutMs: 45_000 },
    );
    expect(await things.findOne({})).toEqual({ _id: 'before' });
    await ended;
    await connection.close(true);
    await relay.cut();
  }, 60_000);
});
