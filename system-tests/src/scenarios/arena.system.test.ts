import { newId } from '@ticketing/common/store/ids';
import { signToken } from '@ticketing/common/http/session';
import { cookieOf } from '@ticketing/common/testing/session-cookie';
import { eventually } from '@ticketing/common/testing/eventually';
import type { Arena } from '../proofs/arena/arena';
import { openArena } from '../proofs/arena/open-arena';
import type { PodName } from '../proofs/arena/pods';
import { visitor, type Answer, type Person } from '../support/person';
import { list, pay, placeOrder, untilOrder, untilTicket } from '../support/shop';

const BOUND_MS = 20_000;

/** The proof stands on this: what it does to processes and links is what happens to them. */
describe('the arena of the proof', () => {
  let arena: Arena;

  beforeAll(async () => {
    arena = await openArena({ orderWindowSeconds: 120 });
  });
  afterAll(() => arena.close());

  /** Somebody whose requests reach one pod of each service, the first or the second. */
  function member(instance: 1 | 2): Person {
    const user = { id: newId(), email: 'somebody@example.com' };
    const cookie = cookieOf(signToken(user, { jwtKey: arena.jwtKey, ttlSeconds: 3_600 }));
    const at = (path: string) => {
      const service = path.split('/')[2];
      return visitor(arena.pod(`${service}-${instance}` as PodName).url, cookie);
    };
    return {
      get: (path) => at(path).get(path),
      post: (path, ...rest) => at(path).post(path, ...rest),
      put: (path, body) => at(path).put(path, body),
      delete: (path) => at(path).delete(path),
      signUp: () => visitor(arena.pod('auth').url).signUp(),
    };
  }

  async function buys(ticketId: string, instance: 1 | 2): Promise<void> {
    const buyer = member(instance);
    const { id } = await placeOrder(buyer, ticketId);
    await pay(buyer, id, 'tok_visa');
    await untilOrder(buyer, id, { status: 'complete' }, BOUND_MS);
  }

  /** Whatever somebody got in the end: an answer, or none. */
  const outcome = (asked: Promise<Answer>): Promise<number | 'no answer'> =>
    asked.then(
      ({ status }) => status,
      () => 'no answer' as const,
    );

  it('sells at both pods of each service, over its links', async () => {
    const seller = member(1);
    const { id } = await list(seller, 2);
    await Promise.all([buys(id, 1), buys(id, 2)]);
    await untilTicket(member(2), id, { available: 0 }, BOUND_MS);
    await seller.signUp();
    expect(await outcome(visitor(arena.pod('expiration').url).get('/healthz/ready'))).toBe(200);
    const lasting = arena.links().filter(({ name }) => /(mongodb|nats|redis)$/.test(name));
    const unused = lasting.filter((link) => link.connections() === 0);
    expect(unused.map(({ name }) => name)).toEqual([]);
  });

  it('sells again after a pod was killed and started, and the others went on', async () => {
    const { id } = await list(member(1), 2);
    const pod = arena.pod('orders-1');
    const before = pod.pid;
    await pod.kill();
    await pod.kill();
    expect(pod.pid).toBeUndefined();
    expect(await outcome(member(1).get('/api/orders'))).toBe('no answer');
    await buys(id, 2);
    await pod.start();
    expect(pod.pid).not.toBe(before);
    await buys(id, 1);
  });

  it('starts one that died by itself, and tells that it did', async () => {
    const pod = arena.pod('expiration');
    expect(arena.unexpectedEnds()).toEqual([]);
    process.kill(pod.pid ?? 0, 'SIGKILL');
    await eventually(() => pod.pid === undefined);
    await pod.start();
    expect(await outcome(visitor(pod.url).get('/healthz/live'))).toBe(200);
    expect(arena.unexpectedEnds()).toMatchObject([{ name: 'expiration', how: 'SIGKILL' }]);
  });

  it('answers nothing while a pod is frozen, and goes on afterwards', async () => {
    const pod = arena.pod('tickets-2');
    await pod.pause();
    const asked = outcome(member(2).get('/api/tickets'));
    await pod.resume();
    expect(await asked).toBe(200);
    await pod.pause();
    await pod.stop();
    await pod.start();
    expect(await outcome(member(2).get('/api/tickets'))).toBe(200);
  });

  it('fails requests in bounded time while a link is a black hole, and heals', async () => {
    // More than is bought: a try that ends without an answer may hold a ticket all the same.
    const { id } = await list(member(1), 50);
    await buys(id, 2);
    const link = arena.link('orders-2>mongodb');
    link.setWeather({ kind: 'black-hole' });
    const startedAt = performance.now();
    expect([503, 'no answer']).toContain(
      await outcome(member(2).post('/api/orders', { ticketId: id })),
    );
    expect(performance.now() - startedAt).toBeLessThan(BOUND_MS);
    await buys(id, 1);
    link.setWeather({ kind: 'clear' });
    await eventually(() => buys(id, 2), { timeoutMs: BOUND_MS });
  });

  it('sells after the broker has lost its data and Redis its keys, and events are published again', async () => {
    const { id } = await list(member(1), 2);
    await buys(id, 1);
    await arena.loseBrokerData();
    await arena.flushRedis();
    const { exitCode, output } = await arena.operate('tickets', 'republish');
    expect({ exitCode, output }).toMatchObject({ exitCode: 0 });
    await buys(id, 2);
  });

  it('says why a pod did not start', async () => {
    const pod = arena.pod('auth');
    await pod.kill();
    arena.link('auth>mongodb').setWeather({ kind: 'refuse' });
    await expect(pod.start()).rejects.toThrow(
      /^auth was not ready after 30 s\. Its last lines, see .*auth\.log:\n/,
    );
    arena.link('auth>mongodb').setWeather({ kind: 'clear' });
    await pod.start();
  });
});
