import { signToken } from '@ticketing/common/http/session';
import { cookieOf } from '@ticketing/common/testing/session-cookie';
import type { KnownOrder } from './board';
import type { PersonaDeps } from './buyer';
import { chanceOf } from './chance';
import type { HistoryEntry } from './history';
import { pause } from './pace';
import { outcomeOf, type HistoryRecord, type Outcome } from './record';
import type { Ask, Shop, ShopAnswer, ShopRequest } from './shop';

const STEP_MS = { from: 500, to: 1_500 };
const FOREIGN_KEY = 'a-key-that-the-shop-does-not-have-0123456789';

/** A request that must not succeed, and who sends it. */
interface Attempt {
  ask: Ask;
  request: ShopRequest;
  about: Pick<HistoryEntry, 'orderId' | 'ticketId'>;
}

/** Empty lists are what a stranger is answered with; they tell nothing. */
function breachOf({ status, body }: ShopAnswer): Outcome {
  return Array.isArray(body) && body.length === 0 ? 'refused' : outcomeOf(status);
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** Cookies that claim to be somebody: signed with another key, or not at all. */
function forgedCookies(userId: string): [string, string] {
  const user = { id: userId, email: `${userId}@example.com` };
  const head = encoded({ alg: 'none', typ: 'JWT' });
  const unsigned = `${head}.${encoded({ ...user, iat: 1, exp: 9_999_999_999 })}.`;
  const foreign = signToken(user, { jwtKey: FOREIGN_KEY, ttlSeconds: 3_600 });
  return [cookieOf(foreign), cookieOf(unsigned)];
}

/** What can be done to an order: read it, cancel it, pay it, see its payments. */
function requestsFor(orderId: string): [ShopRequest, ...ShopRequest[]] {
  const [orders, payments] = [{ service: 'orders' }, { service: 'payments' }] as const;
  return [
    { ...orders, method: 'get', path: `/api/orders/${orderId}` },
    { ...orders, method: 'delete', path: `/api/orders/${orderId}` },
    { ...payments, method: 'post', path: '/api/payments', body: { orderId } },
    { ...payments, method: 'post', path: '/api/payments', body: { orderId, token: 'tok_visa' } },
    { ...payments, method: 'get', path: `/api/payments?orderId=${orderId}` },
  ];
}

/** Goes at what belongs to others, with a session of his own, a forged one, or from another site. */
export async function runIntruder(
  deps: PersonaDeps & { shop: Shop; record: HistoryRecord },
): Promise<void> {
  const { person, name, seed, board, signal, shop, record } = deps;
  const chance = chanceOf(seed, name);

  function atOrder({ orderId, buyerId }: KnownOrder): Attempt {
    const request = chance.pick(requestsFor(orderId));
    const about = { orderId };
    switch (chance.weighted({ own: 5, forged: 3, crossSite: 2 })) {
      case 'own':
        return { ask: person.ask, request, about };
      case 'forged':
        return { ask: shop.visit(chance.pick(forgedCookies(buyerId))), request, about };
      case 'crossSite': {
        // The buyer's own browser, sent by another site: it may not change anything.
        const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example.com' };
        const path = `/api/orders/${orderId}`;
        const change = { service: 'orders', method: 'delete', path, headers } as const;
        return { ask: shop.visit(shop.cookieFor(buyerId)), request: change, about };
      }
    }
  }

  function atListing(): Attempt | undefined {
    const [first, ...more] = board.listings();
    if (!first) return undefined;
    const { id: ticketId } = chance.pick([first, ...more]);
    const service = 'tickets';
    const body = { title: 'Mine now', price: 0.5 };
    const edit: ShopRequest = { service, method: 'put', path: `/api/tickets/${ticketId}`, body };
    const path = `/api/orders?as=seller&ticketId=${ticketId}`;
    const sales: ShopRequest = { service: 'orders', method: 'get', path };
    return { ask: person.ask, request: chance.pick([edit, sales]), about: { ticketId } };
  }

  async function intrude({ ask, request, about }: Attempt): Promise<void> {
    const answer = await ask(request);
    const { startedAtMs, endedAtMs, status } = answer;
    const what = { personId: person.id, action: 'intrude', outcome: breachOf(answer) } as const;
    record.add({
      startedAtMs,
      endedAtMs,
      ...what,
      ...(status !== undefined && { status }),
      ...about,
    });
  }

  while (await pause(chance.int(STEP_MS.from, STEP_MS.to), signal)) {
    const [first, ...more] = board.orders();
    const attempt =
      first && chance.happens(0.8) ? atOrder(chance.pick([first, ...more])) : atListing();
    if (attempt) await intrude(attempt);
  }
}
