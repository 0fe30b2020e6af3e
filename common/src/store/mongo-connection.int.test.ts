import { Schema } from 'mongoose';
import { freePort } from '../testing/broker-process';
import { createCommandLog, toldCommandsUri } from '../testing/command-log';
import { openTestStore, type TestStore } from '../testing/store';
import { startTcpRelay } from '../testing/tcp-relay';
import { connectMongo, untilMongoAnswers } from './mongo-connection';

describe('what a service reads', () => {
  it.each(['', 'readPreference=secondary', 'readConcernLevel=local'])(
    'is what a failover can not undo, whatever the address says: "%s"',
    async (option) => {
      const store = await openTestStore();
      const uri = new URL(toldCommandsUri(store.uri));
      for (const [name, value] of new URLSearchParams(option)) uri.searchParams.set(name, value);
      const connection = await connectMongo(uri.href);
      const things = connection.model('Thing', new Schema({ name: String }));
      const sent = await createCommandLog(connection).during(async () => {
        await things.findOne({ name: 'one' }).lean();
        await things.countDocuments({ name: 'one' });
      });
      expect(sent).toHaveLength(2);
      for (const { fields } of sent) {
        expect(fields).toMatchObject({ readConcern: { level: 'majority' } });
        expect(fields).not.toHaveProperty('$readPreference.mode', 'secondary');
      }
      await connection.close();
      await store.close();
    },
  );
});

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
    await expect(untilMongoAnswers(uri, 200)).rejects.toThrow(
      /ECONNREFUSED|Server selection timed out/,
    );

    const relay = await startTcpRelay(Number(database.port), port);
    await waiting;
    await relay.cut();
  });
});
