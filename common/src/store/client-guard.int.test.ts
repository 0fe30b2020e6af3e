import pino from 'pino';
import { startTcpRelay } from '../testing/tcp-relay';
import { openTestStore, type TestStore } from '../testing/store';
import { createClientGuard } from './client-guard';
import { connectMongo } from './mongo-connection';

const logger = pino({ level: 'silent' });

describe('the guard of a database client', () => {
  let store: TestStore;

  beforeEach(async () => {
    store = await openTestStore();
  });
  afterEach(() => store.close());

  it('gives the connection a new client when its own finds the database no more', async () => {
    const { uri } = store;
    const connection = await connectMongo(uri);
    const things = connection.collection<{ _id: string }>('things');
    const look = createClientGuard({ connection, uri, logger });
    await things.insertOne({ _id: 'before' });
    await connection.getClient().close();
    await expect(things.findOne({})).rejects.toThrow();

    for (let looks = 0; looks < 3; looks += 1) await look();
    expect(await things.findOne({})).toEqual({ _id: 'before' });
    await connection.close();
  });

  it('keeps a client that works, and one whose database is away', async () => {
    const { host, port } = new URL(store.uri.replace(/^mongodb/, 'http'));
    const relay = await startTcpRelay(Number(port));
    const uri = store.uri.replace(host, `127.0.0.1:${relay.port}`);
    const connection = await connectMongo(uri);
    const client = connection.getClient();
    const look = createClientGuard({ connection, uri, logger });
    for (let looks = 0; looks < 4; looks += 1) await look();
    expect(connection.getClient()).toBe(client);

    await relay.cut();
    for (let looks = 0; looks < 4; looks += 1) await look();
    expect(connection.getClient()).toBe(client);
    await connection.close(true);
  });
});
