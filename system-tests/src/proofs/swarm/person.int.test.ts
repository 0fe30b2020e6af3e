import { newId } from '@ticketing/common/store/ids';
import { persist } from './pace';
import { createPerson } from './person';
import { openRecord } from './record';
import { openTinyShop, type Reply, type TinyShop } from './testing/tiny-shop';

const ORDER = {
  id: newId(),
  status: 'created',
  quantity: 2,
  expiresAt: '2026-01-01T00:00:00.000Z',
  total: 39.98,
  version: 0,
};
const WANTED = { ticketId: newId(), quantity: 2 };

describe('a person in the shop', () => {
  let tiny: TinyShop | undefined;
  afterEach(() => tiny?.close());

  async function comesIn(replies: Reply[], options: { timeoutMs?: number } = {}) {
    tiny = await openTinyShop(
      (_asked, earlier) => replies[earlier.length] ?? { status: 201, body: ORDER },
      options,
    );
    const record = openRecord();
    const run = new AbortController();
    const person = createPerson({ id: newId(), shop: tiny.shop, record, signal: run.signal });
    const patience = { triesMax: 4, pauseMs: 1, signal: run.signal };
    const order = (key: string) => persist(() => person.placeOrder(WANTED, key), patience);
    return { person, record, run, order, asked: tiny.asked };
  }

  it('is recorded with what was acknowledged', async () => {
    const { person, record } = await comesIn([]);
    await person.placeOrder(WANTED, 'k');
    const { id: orderId, ...order } = ORDER;
    expect(record.entries()).toMatchObject([
      { action: 'place-order', outcome: 'ok', status: 201, idempotencyKey: 'k', orderId, order },
    ]);
    expect(record.entries()[0]).toMatchObject({ personId: person.id, ticketId: WANTED.ticketId });
  });

  it.each([
    ['is reset', 'reset'],
    ['breaks off in the middle of the answer', 'half'],
    ['says that the service is not available', { status: 503 }],
    ['fails', { status: 500 }],
  ] as const)('asks again at another pod, with the same key, when one %s', async (_case, reply) => {
    const { order, asked, record } = await comesIn([reply]);
    expect((await order('one intention')).outcome).toBe('ok');
    expect(asked.map(({ pod }) => pod)).toEqual([0, 1]);
    expect(asked.map(({ headers }) => headers['idempotency-key'])).toEqual([
      'one intention',
      'one intention',
    ]);
    expect(new Set(asked.map(({ body }) => body)).size).toBe(1);
    expect(record.entries().map(({ outcome }) => outcome)).toEqual(['unknown', 'ok']);
  });

  it('waits for an answer no longer than the time-out', async () => {
    const { order, record } = await comesIn(['hang'], { timeoutMs: 200 });
    expect((await order('k')).outcome).toBe('ok');
    const [first] = record.entries();
    expect(first).toMatchObject({ outcome: 'unknown' });
    expect(first).not.toHaveProperty('status');
  });

  it('gives up after some tries', async () => {
    const { order, asked } = await comesIn(Array.from({ length: 9 }, () => 'reset' as const));
    expect((await order('k')).outcome).toBe('unknown');
    expect(asked).toHaveLength(4);
  });

  it('does not repeat what was refused', async () => {
    const { order, asked } = await comesIn([{ status: 400, body: { errors: [] } }]);
    expect((await order('k')).outcome).toBe('refused');
    expect(asked).toHaveLength(1);
  });

  it('asks nothing any more once the run is over', async () => {
    const { person, run, asked, record } = await comesIn([]);
    run.abort();
    expect((await person.readOrder(ORDER.id)).outcome).toBe('unknown');
    expect(asked).toEqual([]);
    expect(record.entries()).toEqual([]);
  });

  it('has nothing seen in an answer that is not what it should be', async () => {
    const { person, record } = await comesIn([{ status: 201, body: { error: 'odd' } }]);
    expect((await person.placeOrder(WANTED, 'k')).body).toBeUndefined();
    expect(record.entries()).toMatchObject([{ outcome: 'ok', status: 201 }]);
    expect(record.entries()[0]).not.toHaveProperty('order');
  });

  it("confirms at Stripe by the intent's id, past the services", async () => {
    const { person, asked } = await comesIn([{ status: 200, body: {} }]);
    const payment = { id: newId(), status: 'pending', amount: 1, clientSecret: 'pi_7_secret_x' };
    await person.confirmInBrowser(ORDER.id, payment, 'pm_card_visa');
    expect(asked).toMatchObject([
      { path: '/v1/payment_intents/pi_7/confirm', body: 'payment_method=pm_card_visa' },
    ]);
    expect(asked[0]?.headers.cookie).toBeUndefined();
  });
});
