import { BACKINGS, POD_NAMES, type BackingName, type LinkName } from '../../arena/pods';
import type { Arena } from '../../arena/arena';
import type { Relay, Weather } from '../../relay/relay';
import { fakePods, type FakePods } from './fake-pods';
import { fakeVictim, type FakeVictim } from './fake-victim';

export interface RecordingArena extends Omit<Arena, 'pod' | 'pods' | 'backing'>, FakePods {
  backing(name: BackingName): FakeVictim;
  /** What was done to it, in order. */
  readonly done: readonly string[];
  note(line: string): void;
  /** What is done next by this name fails, so often. */
  fail(what: string, times?: number): void;
}

const LINKS: readonly LinkName[] = [
  ...POD_NAMES.map((pod) => `buyers>${pod}` as const),
  ...POD_NAMES.map((pod) => `${pod}>mongodb` as const),
];

function fakeLink(name: LinkName, note: (line: string) => void): Relay {
  let now: Weather = { kind: 'clear' };
  return {
    name,
    port: 1,
    setWeather(weather) {
      now = weather;
      note(`${name}: ${weather.kind}`);
    },
    weather: () => now,
    reset: () => note(`${name}: reset`),
    connections: () => 0,
    close: () => Promise.resolve(),
  };
}

/** An arena without processes, that takes note of what is done to it. */
export function recordingArena({ stripeUrl = 'http://127.0.0.1:1' } = {}): RecordingArena {
  const done: string[] = [];
  const note = (line: string) => void done.push(line);
  const failures = new Map<string, number>();
  const attempt = (what: string): Promise<void> => {
    note(what);
    const left = failures.get(what) ?? 0;
    failures.set(what, left - 1);
    return left > 0 ? Promise.reject(new Error(`${what} fails`)) : Promise.resolve();
  };
  const backings = new Map(BACKINGS.map((name) => [name, fakeVictim(name, note)]));
  const links = new Map(LINKS.map((name) => [name, fakeLink(name, note)]));
  return {
    ...fakePods(note),
    backing: (name) => backings.get(name) as FakeVictim,
    done,
    note,
    fail: (what, times = 1) => void failures.set(what, times),
    bus: 'jetstream',
    jwtKey: 'key',
    dataDir: '/nowhere',
    journalDir: '/nowhere',
    link: (name) => links.get(name) as Relay,
    links: () => [...links.values()],
    direct: {
      mongoUris: { auth: '', tickets: '', orders: '', payments: '', expiration: '' },
      natsUrl: '',
      redisUrl: '',
      stripeUrl,
      stripeKey: 'sk_test_1',
    },
    loseBrokerData: () => attempt('lose broker data'),
    flushRedis: () => attempt('flush redis'),
    operate: (service, ...args) =>
      attempt(`${service} ${args.join(' ')}`).then(
        () => ({ exitCode: 0, output: '' }),
        () => ({ exitCode: 1, output: 'not all of it' }),
      ),
    unexpectedEnds: () => [],
    close: () => Promise.resolve(),
  };
}
