import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import type { mongo } from 'mongoose';
import { differences } from './testing/differences';
import { arbitraryOperations } from './testing/generated';
import { connect, contentOf, outcomeOf, type Collection, type Operation } from './testing/outcomes';
import { readingScenarios } from './testing/scenarios-of-reading';
import { writingScenarios } from './testing/scenarios-of-writing';
import {
  otherImplementations,
  startEmbedded,
  startProcess,
  temporaryDirectory,
  type TestServer,
} from './testing/servers';

const RUNS = 60;

const scenarios = { ...readingScenarios, ...writingScenarios };

async function outcomesOf(
  client: mongo.MongoClient,
  operations: readonly (readonly [string, Operation])[],
): Promise<Map<string, unknown>> {
  const database = client.db(`differential_${randomBytes(6).toString('hex')}`);
  const collection: Collection = database.collection('things');
  const outcomes = new Map<string, unknown>();
  for (const [label, operation] of operations)
    outcomes.set(label, await outcomeOf(operation, collection));
  await database.dropDatabase();
  return outcomes;
}

const others = otherImplementations();

if (others.length === 0) {
  const message = 'no other implementation of MongoDB is on PATH';
  describe('embedded-mongod and another implementation', () => {
    it(`are compared, but ${message}`, () => {
      process.stderr.write(`SKIPPED: ${message}: nothing was compared\n`);
      if (process.env['CI'] === 'true') throw new Error(message);
    });
  });
} else {
  describe.each(others)('embedded-mongod and %s', (binary) => {
    const directory = temporaryDirectory();
    const servers: TestServer[] = [];
    const clients: mongo.MongoClient[] = [];

    beforeAll(async () => {
      servers.push(await startEmbedded());
      servers.push(await startProcess({ binary, directory: directory.path }));
      for (const { uri } of servers) clients.push(await connect(uri));
    }, 60_000);

    afterAll(async () => {
      for (const client of clients) await client.close();
      for (const server of servers) await server.close();
      directory.remove();
    });

    async function bothDo(operations: readonly (readonly [string, Operation])[]) {
      const [embedded, other] = clients;
      if (!embedded || !other) throw new Error('a server did not start');
      return {
        ours: await outcomesOf(embedded, operations),
        theirs: await outcomesOf(other, operations),
      };
    }

    it.each(Object.keys(scenarios))('agree on %s', async (name) => {
      const { ours, theirs } = await bothDo(Object.entries(scenarios[name] ?? {}));
      const known = Object.entries(differences[name] ?? {}).filter(([, { of }]) =>
        binary.endsWith(of),
      );
      for (const [label, { documented }] of known) {
        expect({ label, ...(ours.get(label) as object) }).toEqual({ label, ...documented });
        expect({ label, ...(theirs.get(label) as object) }).not.toEqual({ label, ...documented });
        theirs.set(label, ours.get(label));
      }
      expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(theirs));
    });

    it('agree on operations that nobody thought of', async () => {
      const seed = Math.floor(Math.random() * 2 ** 31);
      process.stderr.write(`differential suite: seed ${seed}\n`);
      await fc.assert(
        fc.asyncProperty(arbitraryOperations, async (operations) => {
          const steps = operations.map(({ label, run }, at) => [`${at} ${label}`, run] as const);
          const { ours, theirs } = await bothDo([...steps, ['content', contentOf]]);
          expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(theirs));
        }),
        { seed, numRuns: RUNS, endOnFailure: false },
      );
    }, 120_000);
  });
}
