import {
  createCommandLog,
  toldCommandsUri,
  workOf,
  type CommandLog,
} from '@ticketing/common/testing/command-log';
import { signedInUser } from '@ticketing/common/testing/session-cookie';
import { emptyDatabaseUri } from '@ticketing/common/testing/store';
import { newId } from '@ticketing/common/store/ids';
import { startOrders, type OrdersUnderTest } from './testing/orders-under-test';

const SIZES = [1_000, 100_000];
const BATCH_MAX = 5_000;
const SEEDING_TIMEOUT_MS = 120_000;

type Documents = readonly { _id: string }[];

async function insertAll(
  { connection }: OrdersUnderTest,
  name: string,
  documents: Documents,
): Promise<void> {
  const collection = connection.collection<{ _id: string }>(name);
  for (let first = 0; first < documents.length; first += BATCH_MAX) {
    await collection.insertMany(documents.slice(first, first + BATCH_MAX));
  }
}

const pinned = { title: 'A', priceMinor: 1_000, currency: 'usd', version: 0 };

function heldOrder(ticketId: string, unit: number, n: number) {
  const expiresAt = new Date(Date.UTC(2030, 0, 1));
  return {
    _id: newId(),
    version: 0,
    outbox: [],
    status: 'created',
    userId: ticketId,
    sellerId: ticketId,
    createdAt: new Date(Date.UTC(2026, 0, 1) + n),
    expiresAt,
    quantity: 1,
    ticket: { id: ticketId, ...pinned },
    units: [unit],
    rejectedPaymentIds: [],
    claims: [`${ticketId}#${unit}`],
    liveUntil: expiresAt,
  };
}

/** As many listings as orders, past the service; each order holds the one unit of a listing. */
async function seed(orders: OrdersUnderTest, count: number): Promise<void> {
  const ids = Array.from({ length: count }, newId);
  await insertAll(
    orders,
    'tickets',
    ids.map((_id) => ({ _id, ...pinned, quantity: 1, userId: _id })),
  );
  await insertAll(
    orders,
    'orders',
    ids.map((id, n) => heldOrder(id, 0, n)),
  );
}

describe.each(SIZES)('with %i listings and as many orders', (size) => {
  let orders: OrdersUnderTest;
  let log: CommandLog;

  beforeAll(async () => {
    orders = await startOrders({ mongoUri: toldCommandsUri(emptyDatabaseUri()) });
    log = createCommandLog(orders.connection);
    await seed(orders, size);
  }, SEEDING_TIMEOUT_MS);
  afterAll(() => orders.close());

  /** What an order sends to the store, and the documents that the store looks at for it. */
  async function costOf(ticketId: string, expected: number) {
    const before = orders.bus.published().length;
    const commands = await log.during(async () => {
      const { status } = await orders.buy(signedInUser(), { ticketId });
      expect(status).toBe(expected);
      await orders.publisher.settled();
    });
    const works = await Promise.all(commands.map((command) => workOf(orders.connection, command)));
    return {
      sent: commands.map(({ name, collection }) => `${name} ${collection}`),
      documents: works.reduce((sum, work) => sum + (work?.documents ?? 0), 0),
      isUnbounded: works.some((work) => work?.isUnbounded),
      published: orders.bus.published().length - before,
    };
  }

  it('places the first order of a listing with four commands and one message', async () => {
    const { id } = await orders.list({ quantity: 10 });
    expect(await costOf(id, 201)).toEqual({
      sent: ['find tickets', 'find orders', 'insert orders', 'update orders'],
      // The listing, and the order itself twice: when its event is taken out of it, and where the look
      // at the free units is explained, which is afterwards.
      documents: 3,
      isUnbounded: false,
      published: 1,
    });
  });

  it('places a further order with three commands: it remembers which units are free', async () => {
    const { id } = await orders.list({ quantity: 10 });
    await costOf(id, 201);
    expect(await costOf(id, 201)).toEqual({
      sent: ['find tickets', 'insert orders', 'update orders'],
      documents: 2,
      isUnbounded: false,
      published: 1,
    });
  });

  it(
    'looks at a thousand units of a large listing, however many it has sold',
    async () => {
      const { id } = await orders.list({ quantity: 2 * size });
      const everyOther = Array.from({ length: size }, (_, n) => heldOrder(id, 2 * n, n));
      await insertAll(orders, 'orders', everyOther);
      expect(await costOf(id, 201)).toEqual({
        sent: ['find tickets', 'find orders', 'insert orders', 'update orders'],
        // Those 500 that hold units among the thousand, and three as with the first order of any listing.
        documents: 503,
        isUnbounded: false,
        published: 1,
      });
    },
    SEEDING_TIMEOUT_MS,
  );

  it('refuses the first order for a listing that is sold out with two looks at the index', async () => {
    const { id } = await orders.list({ quantity: 1 });
    await costOf(id, 201);
    expect(await costOf(id, 400)).toEqual({
      sent: ['find tickets', 'find orders', 'find orders'],
      // The listing, and the order that holds the unit, in each of two looks that must agree.
      documents: 3,
      isUnbounded: false,
      published: 0,
    });
  });

  it('refuses a further one with one look, while nothing changes', async () => {
    const { id } = await orders.list({ quantity: 1 });
    await costOf(id, 201);
    await costOf(id, 400);
    expect((await costOf(id, 400)).sent).toEqual(['find tickets', 'find orders']);
  });
});
