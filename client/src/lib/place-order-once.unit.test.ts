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

function anOrder(id: string, { ticketId, quantity }: Body): Order {
  return {
    id,
    status: 'created',
    createdAt: '2026-11-21T12:00:00.000Z',
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
function openShop() {
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
    const order = byKey.get(key) ?? anOrder(`o${byKey.size + 1}`, body);
    byKey.set(key, order);
    if (fate === 'answer lost') throw new AxiosError('Network Error');
    return order;
  }

  const api = createApiClient();
  api.defaults.adapter = (config) =>
    new Promise((resolve) => {
      const data = JSON.stringify(answer(config));
      resolve({ data, status: 200, statusText: 'OK', headers: {}, config });
    });
  return { api, told, byKey };
}

function refusal(config: InternalAxiosRequestConfig): AxiosError {
  const data = { errors: [{ message: 'Only 1 left' }] };
  const response = { data, status: 400, statusText: 'Bad Request', headers: {}, config };
  return new AxiosError('400', undefined, config, undefined, response);
}

function given() {
  const { api, told, byKey } = openShop();
  const stored = new Map<string, string>();
  const storage = {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, value: string) => void stored.set(name, value),
    removeItem: (name: string) => void stored.delete(name),
  };
  let made = 0;
  const keys = createIdempotencyKeys({ storage, newKey: () => `k${(made += 1)}`, now: () => 0 });
  const place = (quantity: number, of = ticket) => placeOrderOnce({ api, keys }, of, quantity);
  const lose = async (fate: Fate, quantity: number) => {
    told.next = fate;
    await expect(place(quantity)).rejects.toThrow();
  };
  return { place, lose, orders: () => [...byKey.values()] };
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
