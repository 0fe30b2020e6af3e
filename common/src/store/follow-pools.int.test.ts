import { once } from 'node:events';
import type { Connection } from 'mongoose';
import { eventually } from '../testing/eventually';
import { openTestStore, type TestStore } from '../testing/store';
import { startTcpRelay, type TcpRelay } from '../testing/tcp-relay';
import { followPools, type Pools } from './follow-pools';
import { connectMongo, reconnectMongo } from './mongo-connection';

describe('following the pools of a connection', () => {
  let store: TestStore;
  let relay: TcpRelay;
  let connection: Connection;

  beforeEach(async () => {
    store = await openTestStore();
    const server = serverOf(store.uri);
    relay = await startTcpRelay(Number(server.split(':')[1]));
    const uri = store.uri.replace(server, `127.0.0.1:${relay.port}`);
    connection = await connectMongo(uri, { maxPoolSize: 2 });
  });
  afterEach(async () => {
    relay.thaw();
    await connection.close(true);
    await relay.cut();
    await store.close();
  });

  const serverOf = (uri: string) => new URL(uri.replace(/^mongodb/, 'http')).host;
  const find = () => connection.collection('things').findOne({});
  const untilBothAreOpen = (pools: Pools) =>
    eventually(async () => {
      await Promise.all([find(), find()]);
      return [...pools.current().values()].some(({ connections }) => connections.size === 2);
    });
  /** Starts an operation that does not end before the relay thaws. */
  async function hold(): Promise<{ answer: Promise<unknown> }> {
    const taken = once(connection.getClient(), 'connectionCheckedOut');
    const answer = find();
    await taken;
    return { answer };
  }

  it('tells that they are full while each of their connections is in use', async () => {
    const pools = followPools(connection);
    await untilBothAreOpen(pools);
    expect(pools.areFull()).toBe(false);

    relay.freeze();
    const first = await hold();
    expect(pools.areFull()).toBe(false);
    const second = await hold();
    expect(pools.areFull()).toBe(true);

    relay.thaw();
    await Promise.all([first.answer, second.answer]);
    expect(pools.areFull()).toBe(false);
  });

  it('tells nothing of a client that the connection has no more', async () => {
    const pools = followPools(connection);
    await untilBothAreOpen(pools);
    relay.freeze();
    for (const { answer } of [await hold(), await hold()]) void answer.catch(() => undefined);
    expect(pools.areFull()).toBe(true);

    relay.thaw();
    await reconnectMongo(connection, store.uri);
    await find();
    expect([...pools.current().keys()]).toEqual([serverOf(store.uri)]);
    expect(pools.areFull()).toBe(false);
  });
});
