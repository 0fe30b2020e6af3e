import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, readdirSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { serialize } from 'bson';
import { MongoMemoryServer } from 'mongodb-memory-server-core';
import mongoose, { type mongo } from 'mongoose';
import { eventually } from '../testing/eventually';
import { connect } from './testing/outcomes';
import {
  EMBEDDED_BINARY,
  startEmbedded,
  startProcess,
  temporaryDirectory,
} from './testing/servers';

interface Order {
  _id: string;
  claims: string[];
  n: number;
}

const run = promisify(execFile);
const durable = { writeConcern: { w: 'majority', j: true } } as const;
const JOURNAL = 'journal.bson';
const AN_HOUR_MS = 3_600_000;

const ordersOf = (client: mongo.MongoClient) =>
  client.db('test').collection<Order>('orders', durable);

/** What was acknowledged to one of many writers until the server was gone. */
async function writeUntilGone(
  client: mongo.MongoClient,
  writer: string,
  acknowledged: Map<string, number>,
) {
  const orders = ordersOf(client);
  try {
    for (let n = 0; ; n += 1) {
      const _id = `${writer}-${n}`;
      await orders.insertOne({ _id, claims: [_id], n: 0 });
      acknowledged.set(_id, 0);
      await orders.updateOne({ _id }, { $inc: { n: 1 } });
      acknowledged.set(_id, 1);
    }
  } catch (error) {
    if (!/Network|ServerSelection|PoolCleared/.test((error as Error).name)) throw error;
  }
}

async function refusedToStart(args: string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  const started = run(EMBEDDED_BINARY, args, { env: { ...process.env, ...env }, timeout: 10_000 });
  const error = await started.then(
    () => new Error('it started'),
    (refusal: unknown) => refusal as Error & { stderr?: string },
  );
  return 'stderr' in error ? (error.stderr ?? '') : error.message;
}

describe('embedded-mongod as a process', () => {
  const directory = temporaryDirectory();
  afterAll(() => directory.remove());

  it.each([1, 2, 3])(
    'loses nothing acknowledged when it is killed: round %i',
    async (round) => {
      const place = temporaryDirectory();
      const server = await startProcess({ directory: place.path });
      const client = await connect(server.uri);
      await ordersOf(client).createIndex({ claims: 1 }, { unique: true }, {});
      const acknowledged = new Map<string, number>();
      const writers = Array.from({ length: 20 }, (_, writer) =>
        writeUntilGone(client, `${round}-${writer}`, acknowledged),
      );
      while (acknowledged.size < 200 * round) await new Promise(setImmediate);
      await server.crash();
      await Promise.all(writers);
      await client.close();

      const again = await startProcess({ directory: place.path });
      const reader = await connect(again.uri);
      const found = await ordersOf(reader).find().toArray();
      const stored = new Map(found.map(({ _id, n }) => [_id, n]));
      const lost = [...acknowledged].filter(([id, n]) => (stored.get(id) ?? -1) < n);
      expect(lost).toEqual([]);
      const [first] = acknowledged.keys();
      const taken = ordersOf(reader).insertOne({ _id: 'late', claims: [first ?? ''], n: 0 });
      await expect(taken).rejects.toMatchObject({ code: 11000 });
      await reader.close();
      await again.close();
      place.remove();
    },
    60_000,
  );

  describe('killed just after it has answered', () => {
    const idsIn = async (uri: string) => {
      const reader = await connect(uri);
      const found = await ordersOf(reader).find().sort({ _id: 1 }).toArray();
      await reader.close();
      return found.map(({ _id }) => _id);
    };
    const writer = (client: mongo.MongoClient) => (_id: string, writeConcern?: object) =>
      client
        .db('test')
        .collection<Order>('orders')
        .insertOne({ _id, claims: [], n: 0 }, { ...(writeConcern && { writeConcern }) });

    it('has what was journalled, and no later write that asked for no journal', async () => {
      const place = temporaryDirectory();
      const args = ['--journalCommitInterval', String(AN_HOUR_MS)];
      const server = await startProcess({ directory: place.path, args });
      const client = await connect(server.uri);
      const write = writer(client);
      await write('1 in memory, before a journalled one', { w: 1 });
      await write('2 journalled', { w: 1, j: true });
      await write('3 by a majority', { w: 'majority' });
      await write('4 as the server thinks best');
      await write('5 in memory', { w: 1 });
      await write('6 in memory', { w: 1, j: false });
      await write('7 in memory', { w: 'majority', j: false });
      expect(await idsIn(server.uri)).toHaveLength(7);
      await server.crash();
      await client.close();

      const again = await startProcess({ directory: place.path });
      expect((await idsIn(again.uri)).map((id) => id[0])).toEqual(['1', '2', '3', '4']);
      await again.close();
      place.remove();
    });

    it('has what asked for no journal as well once it was flushed, which nobody has to ask for', async () => {
      const place = temporaryDirectory();
      const journal = join(place.path, JOURNAL);
      const server = await startProcess({ directory: place.path });
      const client = await connect(server.uri);
      await writer(client)('in memory', { w: 1 });
      await eventually(() => statSync(journal).size > 0);
      await server.crash();
      await client.close();

      const again = await startProcess({ directory: place.path });
      expect(await idsIn(again.uri)).toEqual(['in memory']);
      await again.close();
      place.remove();
    });
  });

  it('drops a torn end of its journal and keeps all before it', async () => {
    const place = temporaryDirectory();
    const journal = join(place.path, JOURNAL);
    const server = await startProcess({ directory: place.path });
    const client = await connect(server.uri);
    await ordersOf(client).insertOne({ _id: 'whole', claims: [], n: 1 });
    const { size } = statSync(journal);
    await ordersOf(client).insertOne({ _id: 'torn', claims: [], n: 2 });
    await server.crash();
    await client.close();
    truncateSync(journal, size + 20);
    appendFileSync(journal, 'rubbish');

    const again = await startProcess({ directory: place.path });
    expect(again.output()).toContain('dropped 27 bytes');
    const reader = await connect(again.uri);
    expect(await ordersOf(reader).find().toArray()).toMatchObject([{ _id: 'whole' }]);
    await reader.close();
    await again.close();
    place.remove();
  });

  it('compacts its journal at start and ends cleanly on SIGTERM', async () => {
    const place = temporaryDirectory();
    const journal = join(place.path, JOURNAL);
    const server = await startProcess({ directory: place.path });
    const client = await connect(server.uri);
    await ordersOf(client).insertOne({ _id: 'a', claims: ['x'], n: 0 });
    for (let n = 0; n < 50; n += 1)
      await ordersOf(client).updateOne({ _id: 'a' }, { $inc: { n: 1 } });
    await client.close();
    const { size } = statSync(journal);
    await server.close();
    expect(server.process.exitCode).toBe(0);

    const again = await startProcess({ directory: place.path });
    expect(statSync(journal).size).toBeLessThan(size / 10);
    const reader = await connect(again.uri);
    expect(await ordersOf(reader).findOne({ claims: 'x' })).toMatchObject({ n: 50 });
    await reader.close();
    await again.close();
    place.remove();
  });

  it('keeps a second process out of its directory', async () => {
    const server = await startProcess({ directory: directory.path });
    const refusal = await refusedToStart(['--port', '0', '--dbpath', directory.path]);
    expect(refusal).toMatch(/is in use by process \d+/);
    await server.close();
    const next = await startProcess({ directory: directory.path });
    await next.close();
  });

  it('says clearly that a port is taken', async () => {
    const [first, other] = [
      await startProcess({ directory: directory.path }),
      temporaryDirectory(),
    ];
    const port = new URL(first.uri).port;
    const refusal = await refusedToStart(['--port', port, '--dbpath', other.path]);
    expect(refusal).toContain('address already in use');
    expect(refusal).not.toContain('    at ');
    await first.close();
    other.remove();
  });

  it('says what it is, and is nothing for production', async () => {
    const { stdout } = await run(EMBEDDED_BINARY, ['--version']);
    expect(stdout).toMatch(/^db version v\d+\.\d+\.\d+\n.*NOT MongoDB/);
    const options = ['--port', '0', '--dbpath', directory.path];
    expect(await refusedToStart(options, { NODE_ENV: 'production' })).toContain('production');
    expect(await refusedToStart([...options, '--replSet', 'rs0'])).toContain('--replSet');
  });

  it('records what it was asked, each thing once', async () => {
    const place = temporaryDirectory();
    const file = join(place.path, 'traffic.jsonl');
    const server = await startProcess({ directory: place.path, args: ['--record', file] });
    const client = await connect(server.uri);
    for (const n of [1, 2]) await ordersOf(client).findOne({ n: { $gt: n } });
    await client.close();
    await server.close();
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    expect(lines).toContain('{"name":"filter $gt"}');
    expect(lines).toHaveLength(new Set(lines).size);
    place.remove();
  });
});

describe('embedded-mongod behind mongodb-memory-server and mongoose', () => {
  let server: MongoMemoryServer;
  let connection: mongoose.Connection;

  beforeAll(async () => {
    const binary = { systemBinary: EMBEDDED_BINARY, checkMD5: false };
    process.env['MONGOMS_SYSTEM_BINARY_VERSION_CHECK'] = 'false';
    server = await MongoMemoryServer.create({ binary });
    connection = await mongoose.createConnection(server.getUri('shop'), durable).asPromise();
  });
  afterAll(async () => {
    await connection.close();
    await server.stop();
  });

  it('lets one of 200 parallel orders have the unit', async () => {
    const schema = new mongoose.Schema<Order>(
      { _id: String, claims: [String], n: Number },
      { autoIndex: false, autoCreate: false },
    );
    schema.index({ claims: 1 }, { unique: true });
    const model = connection.model<Order>('orders', schema);
    await model.createCollection();
    await model.createIndexes();
    const tries = Array.from({ length: 200 }, (_, n) =>
      model.create({ _id: String(n), claims: [`own#${n}`, 'ticket#0'], n }),
    );
    const outcomes = await Promise.allSettled(tries);
    const losers = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(losers).toHaveLength(199);
    expect(losers[0]?.reason).toMatchObject({
      code: 11000,
      keyPattern: { claims: 1 },
      keyValue: { claims: 'ticket#0' },
    });
    expect(await model.countDocuments({ claims: 'ticket#0' })).toBe(1);
    expect(await model.countDocuments()).toBe(1);
  });
});

describe('embedded-mongod on the wire', () => {
  it.each([
    ['a message that is longer than 48 MB', (header: Buffer) => header.writeInt32LE(48_000_001, 0)],
    ['an operation that it does not speak', (header: Buffer) => header.writeInt32LE(2012, 12)],
  ])('hangs up on %s', async (_what, spoil) => {
    const server = await startEmbedded();
    const body = serialize({ ping: 1, $db: 'admin' });
    const message = Buffer.alloc(21 + body.length);
    message.writeInt32LE(message.length, 0);
    message.writeInt32LE(2013, 12);
    message.set(body, 21);
    spoil(message);
    const socket = createConnection(Number(new URL(server.uri).port), '127.0.0.1');
    socket.write(message);
    await once(socket.resume(), 'close');
    await server.close();
  });

  it('serves 10,000 documents and 100 writers quickly, by its indexes', async () => {
    const server = await startEmbedded();
    const client = await connect(server.uri);
    const orders = client.db('test').collection<Order>('orders');
    await orders.createIndex({ claims: 1 }, { unique: true }, {});
    const writers = Array.from({ length: 100 }, async (_, writer) => {
      for (let n = 0; n < 100; n += 1)
        await orders.insertOne({ _id: `${writer}-${n}`, claims: [`t${n}#${writer}`], n });
    });
    await Promise.all(writers);
    const explained = (await orders.find({ claims: /^t7#/ }).limit(3).explain()) as {
      queryPlanner: object;
      executionStats: object;
    };
    expect(explained.queryPlanner).toMatchObject({
      winningPlan: { stage: 'IXSCAN', indexName: 'claims_1' },
    });
    expect(explained.executionStats).toMatchObject({ nReturned: 3, totalDocsExamined: 3 });
    await client.close();
    await server.close();
  }, 30_000);
});

describe('the whole of it', () => {
  it('is at most 1,000 lines, blank ones and comments aside', () => {
    const files = readdirSync(__dirname).filter((file) => /(?<!\.test)\.ts$/.test(file));
    const lines = files.flatMap((file) => readFileSync(join(__dirname, file), 'utf8').split('\n'));
    expect(lines.filter((line) => !/^\s*($|\/\/|\/?\*)/.test(line)).length).toBeLessThanOrEqual(
      1_000,
    );
  });
});
