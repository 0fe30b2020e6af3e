import {
  createCommandLog,
  toldCommandsUri,
  workOf,
  type CommandLog,
} from '@ticketing/common/testing/command-log';
import { emptyDatabaseUri } from '@ticketing/common/testing/store';
import { newId } from '@ticketing/common/store/ids';
import { startTickets, type Tickets } from './testing/tickets-kit';

const SIZES = [1_000, 100_000];
const BATCH_MAX = 5_000;
const SEEDING_TIMEOUT_MS = 120_000;

/**
 * Many listings, past the service, in the order of the indexes, which is the quickest to file. Their titles
 * are short: what is tested are queries, not titles.
 */
async function seed({ connection }: Tickets, count: number): Promise<string[]> {
  const collection = connection.collection<{ _id: string }>('tickets');
  const ids = Array.from({ length: count }, newId);
  const documents = ids.map((_id, n) => ({
    _id,
    version: 0,
    outbox: [],
    title: 'A',
    priceMinor: 1_000 + n,
    currency: 'usd',
    quantity: 1,
    userId: _id,
    createdAt: new Date(Date.UTC(2026, 0, 1) - n),
    counted: { seq: 0, held: 0, sold: 0, revenueMinor: 0 },
    onSale: true,
    titleWords: ['a'],
    titleBeginnings: ['a'],
  }));
  for (let first = 0; first < count; first += BATCH_MAX) {
    await collection.insertMany(documents.slice(first, first + BATCH_MAX));
  }
  return ids;
}

describe.each(SIZES)('with %i listings', (size) => {
  let tickets: Tickets;
  let log: CommandLog;
  let ids: string[];

  beforeAll(async () => {
    tickets = await startTickets({}, { mongoUri: toldCommandsUri(emptyDatabaseUri()) });
    log = createCommandLog(tickets.connection);
    ids = await seed(tickets, size);
  }, SEEDING_TIMEOUT_MS);
  afterAll(() => tickets.close());

  /** What a request sends to the store, and the documents that the store looks at for it. */
  async function costOf(ask: () => Promise<{ status: number }>) {
    const commands = await log.during(async () => {
      const { status } = await ask();
      expect(status).toBeLessThan(300);
      await tickets.publisher.settled();
    });
    const works = await Promise.all(commands.map((command) => workOf(tickets.connection, command)));
    return {
      sent: commands.map(({ name, collection }) => `${name} ${collection}`),
      documents: works.reduce((sum, work) => sum + (work?.documents ?? 0), 0),
      isUnbounded: works.some((work) => work?.isUnbounded),
    };
  }

  it('reads a ticket with one command and one document', async () => {
    const cost = await costOf(() => tickets.get(ids[size / 2] ?? ''));
    expect(cost).toEqual({ sent: ['find tickets'], documents: 1, isUnbounded: false });
  });

  it('reads a list of 20 with one command and no document more than tells whether it goes on', async () => {
    const cost = await costOf(() => tickets.list({ limit: 20 }));
    expect(cost).toEqual({ sent: ['find tickets'], documents: 21, isUnbounded: false });
  });

  it('writes a ticket with one insert, and one update after its event is out', async () => {
    const before = tickets.bus.published().length;
    const cost = await costOf(() => tickets.post({ title: 'Concert', price: 20 }));
    const sent = ['insert tickets', 'update tickets'];
    expect(cost).toEqual({ sent, documents: 1, isUnbounded: false });
    expect(tickets.bus.published().length - before).toBe(1);
  });
});
