import { randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { figure, ratio, type Benchmark, type Figures, type Setting } from '../frame/benchmark';
import type { Ground, Program } from '../ground/ground';
import { createProbe, type Probe } from '../ground/probe';
import { closedLoop } from '../load/closed-loop';
import { httpLoop, openHttpClient } from '../load/http-load';
import { TOKENS_FLOOR } from './kit/programs';

/** As many as the service lets run at once, and as Node.js has threads for. */
const AT_ONCE = 4;
const CONNECTIONS = 16;
const SIGNIN_MS = { full: 6_000, quick: 2_500 };
const CURRENT_MS = { full: 3_000, quick: 800 };
const PASSWORD = 'a password for benchmarks';
/** The work factors of the service. */
const WORK = { N: 2 ** 15, r: 8, p: 3, maxmem: 256 * 2 ** 15 * 8 };
const KEY_BYTES = 64;

const derive = promisify<string, Buffer, number, typeof WORK, Buffer>(scrypt);

async function signUp({ url }: Program): Promise<readonly string[]> {
  const client = openHttpClient(url, AT_ONCE);
  const emails = Array.from({ length: AT_ONCE }, (_, n) => `person-${n}@example.com`);
  for (const email of emails) {
    const body = { email, password: PASSWORD };
    const status = await client.status({ path: '/api/users/signup', method: 'POST', body });
    if (status !== 201) throw new Error(`a sign-up was answered ${status}`);
  }
  await client.close();
  return emails;
}

async function signIn(
  { scale, signal }: Setting,
  { auth, probe, emails }: { auth: Program; probe: Probe; emails: readonly string[] },
): Promise<Figures> {
  const client = openHttpClient(auth.url, AT_ONCE);
  await probe.ask(auth);
  const plan = { workers: AT_ONCE, durationMs: SIGNIN_MS[scale], signal };
  const { perSecond, latencies, failed } = await httpLoop(client, plan, {
    ask: (n) => ({
      path: '/api/users/signin',
      method: 'POST',
      body: { email: emails[n % emails.length], password: PASSWORD },
    }),
    expected: 200,
  });
  const { loopDelayP99Ms } = await probe.ask(auth);
  await client.close();
  return { perSecond, p99Ms: latencies.p99Ms(), failed, loopDelayP99Ms };
}

async function scryptAlone({ scale, signal }: Setting): Promise<Figures> {
  const salt = randomBytes(16);
  const plan = { workers: AT_ONCE, durationMs: SIGNIN_MS[scale], signal };
  const { perSecond } = await closedLoop(plan, async () => {
    const key = await derive(PASSWORD, salt, KEY_BYTES, WORK);
    return key.length === KEY_BYTES;
  });
  return { perSecond };
}

async function currentUser({ scale, signal, ground }: Setting, { url }: Program): Promise<Figures> {
  const client = openHttpClient(url, CONNECTIONS);
  const { headers } = ground.signedIn();
  const plan = { workers: CONNECTIONS, durationMs: CURRENT_MS[scale], signal };
  const ask = () => ({ path: '/api/users/currentuser', headers });
  const { perSecond, failed } = await httpLoop(client, plan, { ask, expected: 200 });
  await client.close();
  return { perSecond, failed };
}

function startAuth(ground: Ground, { nodeArgs, env }: Probe): Promise<Program> {
  return ground.service('auth', { database: 'p10_auth', nodeArgs, env });
}

export const sessions: Benchmark = {
  id: 'P10',
  title: 'Signing in, and asking who one is',
  arms: {
    'sign in': 'POST /api/users/signin of the auth service, over HTTP, four at once',
    scrypt: 'scrypt alone with the same work factors, four at once',
    'current user': 'GET /api/users/currentuser of the auth service',
    token: 'a bare Express handler that checks the token of the cookie',
  },
  targets: [
    {
      id: 'P10.signin',
      says: 'sign-ins/s: ours ÷ raw scrypt',
      read: ratio(figure('sign in', 'perSecond'), figure('scrypt', 'perSecond')),
      must: { atLeast: 0.9 },
      judged: 'median',
    },
    {
      id: 'P10.current',
      says: 'current user, requests/s: ours ÷ a bare JWT check',
      read: ratio(figure('current user', 'perSecond'), figure('token', 'perSecond')),
      must: { atLeast: 0.8 },
      judged: 'median',
    },
    {
      id: 'P10.failed',
      says: 'requests of ours that failed',
      read: (round) => figure('sign in', 'failed')(round) + figure('current user', 'failed')(round),
      must: { exactly: 0 },
      judged: 'every-round',
    },
  ],
  reported: [
    { says: 'sign-ins', unit: '/s', read: figure('sign in', 'perSecond') },
    { says: 'raw scrypt', unit: '/s', read: figure('scrypt', 'perSecond') },
    { says: 'sign-in p99', unit: 'ms', read: figure('sign in', 'p99Ms') },
    {
      says: 'event-loop delay p99 during sign-ins',
      unit: 'ms',
      read: figure('sign in', 'loopDelayP99Ms'),
    },
    { says: 'current user', unit: '/s', read: figure('current user', 'perSecond') },
    { says: 'bare JWT check', unit: '/s', read: figure('token', 'perSecond') },
  ],
  async prepare(setting) {
    const { ground } = setting;
    const probe = createProbe(ground);
    const auth = await startAuth(ground, probe);
    const floor = await ground.program(TOKENS_FLOOR, { database: 'p10_floor' });
    const emails = await signUp(auth);
    return {
      arms: [
        { name: 'sign in', run: () => signIn(setting, { auth, probe, emails }) },
        { name: 'scrypt', run: () => scryptAlone(setting) },
        { name: 'current user', run: () => currentUser(setting, auth) },
        { name: 'token', run: () => currentUser(setting, floor) },
      ],
    };
  },
};
