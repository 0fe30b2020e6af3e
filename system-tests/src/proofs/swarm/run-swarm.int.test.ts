import { newId } from '@ticketing/common/store/ids';
import { buyOne } from './buy-one';
import { runSwarm, type SwarmOptions } from './run-swarm';
import { unexcusedAnswers } from './tally';
import {
  openTinyShop,
  TINY_JWT_KEY,
  type Asked,
  type Reply,
  type TinyShop,
} from './testing/tiny-shop';

const LISTINGS = 4;

/** A shop that says yes to everybody and keeps nothing. */
function yes({ method, path, body }: Asked): Reply {
  const status = method === 'post' ? 201 : 200;
  if (path.startsWith('/api/tickets/mine')) return { status: 200, body: [] };
  if (path.startsWith('/api/tickets')) {
    const fields = JSON.parse(body || '{}') as object;
    return { status, body: { id: newId(), version: 0, ...fields } };
  }
  if (path.startsWith('/api/payments') || path.startsWith('/v1/')) {
    const payment = { id: newId(), status: 'succeeded', amount: 1, clientSecret: 'pi_1_secret_x' };
    return { status, body: method === 'GET' ? [payment] : payment };
  }
  const expiresAt = new Date(Date.now() + 100).toISOString();
  const order = { status: 'complete', quantity: 1, expiresAt, total: 1, version: 1 };
  return { status, body: { id: newId(), ...order } };
}

describe('a swarm', () => {
  let tiny: TinyShop | undefined;
  afterEach(() => tiny?.close());

  async function shopThat(answer: (asked: Asked) => Reply) {
    tiny = await openTinyShop(answer);
    const [first, second] = tiny.urls;
    const urls = [first, second];
    const options: SwarmOptions = {
      urls: { tickets: urls, orders: urls, payments: urls },
      stripe: { url: first, key: 'sk_test_tiny' },
      jwtKey: TINY_JWT_KEY,
      timeoutMs: 500,
      seed: 3,
      buyers: 12,
      units: 20,
      listings: LISTINGS,
    };
    return { options, asked: tiny.asked };
  }

  it('lists, orders and pays until it is told to stop, and then stops', async () => {
    const { options, asked } = await shopThat(yes);
    const run = new AbortController();
    const swarm = runSwarm({
      ...options,
      signal: run.signal,
      onProgress: ({ paid }) => paid > 5 && run.abort(),
    });
    const { history, progress } = await swarm;
    expect(progress.orders.ok).toBeGreaterThan(5);
    expect(new Set(history.map(({ action }) => action))).toContain('list-ticket');
    expect(new Set(asked.map(({ pod }) => pod))).toEqual(new Set([0, 1]));
  });

  it('tells when a shop lets everybody do everything', async () => {
    const { options } = await shopThat(yes);
    const run = new AbortController();
    const { progress, history } = await runSwarm({
      ...options,
      signal: run.signal,
      onProgress: ({ breaches, acceptedMisuses }) => {
        if (breaches > 0 && acceptedMisuses > 0) run.abort();
      },
    });
    expect(progress.breaches).toBeGreaterThan(0);
    expect(unexcusedAnswers(history).join('\n')).toContain('misuse');
  });

  it('ends by itself when its time is over, though nobody answers', async () => {
    const { options } = await shopThat(() => 'hang');
    const { history } = await runSwarm({ ...options, durationMs: 2_000 });
    expect(new Set(history.map(({ outcome }) => outcome))).toEqual(new Set(['unknown']));
  });

  it('plans the same listings again with the same seed', async () => {
    const listed = async (): Promise<string[]> => {
      const { options, asked } = await shopThat((one) =>
        one.method === 'POST' && one.path === '/api/tickets' ? yes(one) : { status: 503 },
      );
      const lists = () =>
        asked.filter(({ path, headers }) => {
          return path === '/api/tickets' && headers['idempotency-key'] !== undefined;
        });
      const run = new AbortController();
      const onProgress = () => lists().length >= LISTINGS && run.abort();
      // Whoever waits long for an answer asks once.
      const patient = { ...options, buyers: 1, timeoutMs: 10_000 };
      await runSwarm({ ...patient, signal: run.signal, onProgress });
      await tiny?.close();
      tiny = undefined;
      return lists().map(({ body }) => body);
    };
    const first = await listed();
    expect(first).toHaveLength(LISTINGS);
    expect(await listed()).toEqual(first);
  });
});

describe('a fresh purchase', () => {
  let tiny: TinyShop | undefined;
  afterEach(() => tiny?.close());

  async function buy(answer: (asked: Asked, earlier: readonly Asked[]) => Reply, withinMs: number) {
    tiny = await openTinyShop(answer);
    const urls = [...tiny.urls];
    return buyOne({
      urls: { tickets: urls, orders: urls, payments: urls },
      stripe: { url: tiny.urls[0], key: 'sk_test_tiny' },
      jwtKey: TINY_JWT_KEY,
      timeoutMs: 10_000,
      withinMs,
    });
  }

  it('succeeds, though each first try fails', async () => {
    const firstFails = (asked: Asked, earlier: readonly Asked[]): Reply =>
      earlier.some(({ path }) => path === asked.path) ? yes(asked) : { status: 503 };
    expect(await buy(firstFails, 10_000)).toMatchObject({ succeeded: true });
  });

  it('says at which step it failed when the bound is over', async () => {
    const noOrders = (asked: Asked): Reply =>
      asked.path === '/api/orders' ? { status: 503 } : yes(asked);
    const bought = await buy(noOrders, 4_000);
    expect(bought.succeeded).toBe(false);
    expect(bought.detail).toBe('ordering did not succeed in time; the last try: 503');
  });
});
