import type { PersonaDeps } from './buyer';
import { chanceOf } from './chance';
import { pause } from './pace';
import { outcomeOf, type HistoryRecord } from './record';
import type { ShopRequest } from './shop';

const STEP_MS = { from: 500, to: 1_500 };
const NOBODY = 'f'.repeat(24);

const post = (service: ShopRequest['service'], body: unknown): ShopRequest => ({
  service,
  method: 'post',
  path: `/api/${service}`,
  body,
});

/** Requests that no service may accept, nor fall over. */
export const INVALID_REQUESTS: readonly [ShopRequest, ...ShopRequest[]] = [
  post('tickets', { title: 'Gig', price: -1 }),
  post('tickets', { title: 'Gig', price: 19.999 }),
  post('tickets', { title: 'Gig', price: '20' }),
  post('tickets', { title: { $gt: '' }, price: 20 }),
  post('tickets', { title: 'a\u0000b', price: 20 }),
  post('tickets', { title: 'Gig', price: 20, quantity: 100_001 }),
  post('tickets', '{"title":'),
  post('tickets', '{"title":"Gig","price":1e400}'),
  post('orders', { ticketId: { $ne: null } }),
  post('orders', { ticketId: NOBODY, quantity: 0.5 }),
  post('orders', { ticketId: NOBODY, quantity: 11 }),
  post('orders', { ticketId: NOBODY }),
  post('orders', 'null'),
  post('orders', `{"ticketId":"${'x'.repeat(101_000)}"}`),
  { ...post('orders', { ticketId: NOBODY }), idempotencyKey: 'x'.repeat(256) },
  { ...post('orders', 'ticketId=1'), headers: { 'content-type': 'text/plain' } },
  post('payments', { orderId: '1', token: 'tok_visa' }),
  post('payments', { orderId: NOBODY, token: { $gt: '' } }),
  post('payments', []),
  { service: 'payments', method: 'post', path: '/api/payments/webhook', body: { id: 'evt_1' } },
  { service: 'payments', method: 'get', path: '/api/payments?orderId[$ne]=1' },
  { service: 'orders', method: 'get', path: '/api/orders/not-an-id' },
  { service: 'orders', method: 'get', path: '/api/orders?limit=-1' },
  { service: 'orders', method: 'delete', path: `/api/orders/${NOBODY}` },
  { service: 'tickets', method: 'put', path: `/api/tickets/${NOBODY}`, body: {} },
  { service: 'tickets', method: 'get', path: '/api/tickets?cursor=%00&sort=$where' },
];

/** Sends one invalid request after the other. */
export async function runBadClient(deps: PersonaDeps & { record: HistoryRecord }): Promise<void> {
  const { person, name, seed, signal, record } = deps;
  const chance = chanceOf(seed, name);
  while (await pause(chance.int(STEP_MS.from, STEP_MS.to), signal)) {
    const answer = await person.ask(chance.pick(INVALID_REQUESTS));
    const { startedAtMs, endedAtMs, status } = answer;
    const what = { personId: person.id, action: 'misuse', outcome: outcomeOf(status) } as const;
    record.add({ startedAtMs, endedAtMs, ...what, ...(status !== undefined && { status }) });
  }
}
