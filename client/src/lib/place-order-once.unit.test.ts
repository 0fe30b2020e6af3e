import type { InternalAxiosRequestConfig } from 'axios';
import { AxiosError } from 'axios';
import { createApiClient } from './api-client';
import type { Order } from './api/orders';
import { createIdempotencyKeys } from './idempotency-keys';
import { placeOrderOnce } from './place-order-once';

const ticket = { id: 't1', price: 20 };

interface Body {
  readonly ticketId: string;
  readonly quantity: number;
}

/** The buyer's clock stands still unless the test says so, and the shop's may differ from it. */
function clocks() {
  let nowMs = Date.parse('2026-11-21T12:00:00.000Z');
  let aheadMs = 0;
  return {
    now: () => nowMs,
    wait: (ms: number) => void (nowMs += ms),
    shopNow: () => new Date(nowMs + aheadMs),
    putShopAhead: (ms: number) => void (aheadMs = ms),
  };
}

type Clocks = ReturnType<typeof clocks>;

function anOrder(id: string, createdAt: Date, { ticketId, quantity }: Body): Order {
  return {
    id,
    status: 'created',
    createdAt: createdAt.toISOString(),
    expiresAt: '2026-11-21T12:15:00.000Z',
    quantity,
    ticket: { id: ticketId, title: 'Concert', price: 20, currency: 'usd', version: 0 },
    total: 20 * quantity,
    currency: 'usd',
    version: 0,
  };
}

type Fate = 'answered' | 'answer lost' | 'request lost' | 'refused';

/** Orders, as far as it matters here: one key, one order. What comes of the next request can be set. */
function openShop({ shopNow }: Clocks) {
  const byKey = new Map<string, Order>();
  const told: { next: Fate } = { next: 'answered' };

  function answer(config: InternalAxiosRequestConfig): unknown {
    if (config.method === 'get') return [...byKey.values()].reverse();
    const fate = told.next;
    told.next = 'answered';
    if (fate === 'request lost') throw new AxiosError('Network Error');
    if (fate === 'refused') throw refusal(config);
    const key = String(config.headers.get('idempotency-key'));
    const body = JSON.parse(String(config.data)) as Body;
    const order = byKey.get(key) ?? anOrder(`o${byKey.size + 1}`, shopNow(), body);
    byKey.set(key, order);
    if (fate === 'answer lost') throw new AxiosError('Network Error');
    return order;
  }

  const api = createApiClient();
  api.defaults.adapter = (config) =>
    new Promise((resolve) => {
      const data = JSON.stringify(answer(config));
      const headers = { date: shopNow().toUTCString() };
      resolve({ data, status: 200, statusText: 'OK', headers, config });
    });
  return { api, told, byKey };
}

function refusal(config: InternalAxiosRequestConfig): AxiosError {
  const data = { errors: [{ message: 'Only 1 left' }] };
  const response = { data, status: 400, statusText: 'Bad Request', headers: {}, config };
  return new AxiosError('400', undefined, config, undefined, response);
}

function given() {
  const clock = clocks();
  const { now } = clock;
  const { api, told, byKey } = openShop(clock);
  const stored = new Map<string, string>();
  const storage = {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, value: string) => void stored.set(name, value),
    removeItem: (name: string) => void stored.delete(name),
  };
  let made = 0;
  const keys = createIdempotencyKeys({ storage, newKey: () => `k${(made += 1)}`, now });
  const place = (quantity: number, of = ticket) => placeOrderOnce({ api, keys, now }, of, quantity);
  const lose = async (fate: Fate, quantity: number) => {
    told.next = fate;
    await expect(place(quantity)).rejects.toThrow();
  };
  return { clock, place, lose, orders: () => [...byKey.values()] };
}

describe('placing an order once', () => {
  it('leads to the order that there is when the answer was lost and Buy is pressed again', async () => {
    const { place, lose, orders } = given();
    await lose('answer lost', 1);
    expect(await place(1)).toMatchObject({ id: 'o1', quantity: 1 });
    expect(orders()).toHaveLength(1);
  });

  it('leads to the order that there is also when another quantity is asked for', async () => {
    const { place, lose, orders } = given();
    await lose('answer lost', 1);
    expect(await place(2)).toMatchObject({ id: 'o1', quantity: 1 });
    expect(orders()).toHaveLength(1);
  });

  it('places the other quantity where the first request has made nothing', async () => {
    const { place, lose, orders } = given();
    await lose('request lost', 1);
    expect(await place(2)).toMatchObject({ quantity: 2 });
    expect(orders()).toHaveLength(1);
  });

  it('does not take the order of another ticket for the lost one', async () => {
    const { place, lose } = given();
    await place(1, { id: 't2', price: 20 });
    await lose('request lost', 1);
    expect(await place(2)).toMatchObject({ quantity: 2, ticket: { id: 't1' } });
  });

  it('does not take an order of another quantity for the lost one', async () => {
    const { place, lose } = given();
    await place(3);
    await lose('request lost', 1);
    expect(await place(2)).toMatchObject({ id: 'o2', quantity: 2 });
  });

  it('does not take an order from before the lost request for the lost one', async () => {
    const { clock, place, lose } = given();
    await place(1);
    clock.wait(60_000);
    await lose('request lost', 1);
    expect(await place(2)).toMatchObject({ id: 'o2', quantity: 2 });
  });

  it.each([-600_000, 600_000])(
    "finds the order also where the shop's clock is %p ms ahead of the buyer's",
    async (aheadMs) => {
      const { clock, place, lose, orders } = given();
      clock.putShopAhead(aheadMs);
      await lose('answer lost', 1);
      clock.wait(60_000);
      expect(await place(2)).toMatchObject({ id: 'o1', quantity: 1 });
      expect(orders()).toHaveLength(1);
    },
  );

  it('makes a new order of a new wish, once the first was answered', async () => {
    const { place, orders } = given();
    const [first, second] = [await place(1), await place(1)];
    expect(second.id).not.toBe(first.id);
    expect(orders()).toHaveLength(2);
  });

  it('looks for nothing after a refusal, which has made nothing', async () => {
    const { place, lose, orders } = given();
    await place(1);
    await lose('refused', 2);
    expect(await place(1)).toMatchObject({ id: 'o2' });
    expect(orders()).toHaveLength(2);
  });
});
