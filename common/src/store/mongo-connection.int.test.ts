import { freePort } from '../testing/broker-process';
import { openTestStore, type TestStore } from '../testing/store';
import { startTcpRelay } from '../testing/tcp-relay';
import { untilMongoAnswers } from './mongo-connection';

describe('waiting for MongoDB', () => {
  let store: TestStore;

  beforeEach(async () => {
    store = await openTestStore();
  });
  afterEach(() => store.close());

  it('ends when a database that was not there yet answers', async () => {
    const database = new URL(store.uri.replace(/^mongodb/, 'http'));
    const port = await freePort();
    const uri = store.uri.replace(database.host, `127.0.0.1:${port}`);
    const waiting = untilMongoAnswers(uri, 20_000);
    await expect(untilMongoAnswers(uri, 200)).rejects.toThrow('ECONNREFUSED');

    const relay = await startTcpRelay(Number(database.port), port);
    await waiting;
    await relay.cut();
  });
});
