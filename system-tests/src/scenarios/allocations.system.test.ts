import { createListings } from '../benchmarks/contests/kit/create-listings';
import { knowListings } from '../benchmarks/contests/kit/replicas';
import { openDatabase } from '../benchmarks/ground/databases';
import type { Ground, Program } from '../benchmarks/ground/ground';
import { openGround } from '../benchmarks/ground/open-ground';
import { createProbe, type Probe } from '../benchmarks/ground/probe';
import { httpLoop, openHttpClient, type Ask } from '../benchmarks/load/http-load';

const REQUESTS = 300;
const TRIES_MAX = 5;
const BYTES_PER_KIB = 1_024;
/** So much new memory that none of it is collected while it is counted. */
const ROOMY = ['--min-semi-space-size=256', '--max-semi-space-size=256'];

/** KiB that one request allocates, as measured when this was written (Node.js 20), and a tenth on top. */
const LIMITS_KIB = { get: 160, list: 500, post: 350, order: 405 };

interface Watched {
  program: Program;
  probe: Probe;
}

describe('the memory that one request takes', () => {
  let ground: Ground;

  beforeAll(async () => {
    ground = await openGround({});
  });
  afterAll(() => ground.clear());

  async function start(service: 'tickets' | 'orders'): Promise<Watched> {
    const probe = createProbe(ground);
    const { env } = probe;
    const nodeArgs = [...probe.nodeArgs, ...ROOMY];
    const database = `allocations_${service}`;
    return { program: await ground.service(service, { database, env, nodeArgs }), probe };
  }

  /** Allocated between two looks at a heap from which nothing was collected meanwhile. */
  async function kibPerRequest(
    { program, probe }: Watched,
    { ask, expected }: { ask: () => Ask; expected: number },
  ): Promise<number> {
    const client = openHttpClient(program.url, 1);
    const plan = { workers: 1, countMax: REQUESTS };
    const load = () => httpLoop(client, plan, { ask, expected });
    try {
      expect((await load()).failed).toBe(0);
      for (let tries = 0; tries < TRIES_MAX; tries += 1) {
        const before = await probe.ask(program);
        const { failed } = await load();
        const after = await probe.ask(program);
        expect(failed).toBe(0);
        if (after.collections > 0) continue;
        const kib = (after.heapUsedBytes - before.heapUsedBytes) / REQUESTS / BYTES_PER_KIB;
        expect(kib).toBeGreaterThan(0);
        return kib;
      }
    } finally {
      await client.close();
    }
    throw new Error('memory was collected in the middle of each try');
  }

  it('is no more than it was for reading and for writing tickets', async () => {
    const tickets = await start('tickets');
    const [id = ''] = await createListings(ground, tickets.program, { count: 30, quantity: 1 });
    const { headers } = ground.signedIn();
    const body = { title: 'Concert', price: 20 };
    const [get, list, post] = [
      await kibPerRequest(tickets, { ask: () => ({ path: `/api/tickets/${id}` }), expected: 200 }),
      await kibPerRequest(tickets, {
        ask: () => ({ path: '/api/tickets?limit=20' }),
        expected: 200,
      }),
      await kibPerRequest(tickets, {
        ask: () => ({ path: '/api/tickets', method: 'POST', headers, body }),
        expected: 201,
      }),
    ];
    expect(get).toBeLessThan(LIMITS_KIB.get);
    expect(list).toBeLessThan(LIMITS_KIB.list);
    expect(post).toBeLessThan(LIMITS_KIB.post);
  });

  it('is no more than it was for placing an order', async () => {
    const orders = await start('orders');
    const database = await openDatabase(ground, 'allocations_orders');
    const [ticketId] = await knowListings(database, { count: 1, quantity: 100_000 });
    const { headers } = ground.signedIn();
    const ask = () => ({
      path: '/api/orders',
      method: 'POST' as const,
      headers,
      body: { ticketId },
    });
    const order = await kibPerRequest(orders, { ask, expected: 201 });
    expect(order).toBeLessThan(LIMITS_KIB.order);
  });
});
