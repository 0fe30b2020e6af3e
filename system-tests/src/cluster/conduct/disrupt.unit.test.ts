import type { FailedRequest } from '../shop/failed-requests';
import { disrupt } from './disrupt';
import type { Disruption } from './disruptions';

type Failed = Pick<FailedRequest, 'startedAtMs' | 'endedAtMs'>;

/** How people fare: nothing but well, unless it is said. */
interface Fare {
  stoodStill?: boolean;
  restore?: () => Promise<void>;
  /** Of each time that something is done. */
  failed?: readonly (readonly Failed[])[];
}

function world(acts: Readonly<Record<string, () => Promise<void>>>, fare: Fare = {}) {
  const { stoodStill = false, failed = [], restore } = fare;
  const events: string[] = [];
  const aborting = new AbortController();
  const note = (event: string) => () => Promise.resolve(void events.push(event));
  let times = 0;
  const disruptions = Object.entries(acts).map(([name, act]): Disruption => {
    const counted = () => {
      times += 1;
      return act();
    };
    return { name, mayBeNoticed: false, act: counted, restore: restore ?? note('restored') };
  });
  const run = () =>
    disrupt(disruptions, {
      signal: aborting.signal,
      protocol: { say: (line) => void events.push(line.trim()), diagnose: note('diagnosed') },
      restarts: { look: note('looked for restarts') },
      witness: {
        signal: aborting.signal,
        machine: { stoodStill: () => stoodStill },
        judge: () => {
          const of = (failed[times - 1] ?? []).map((one) => ({ ...one, description: 'pay: 503' }));
          return { requests: 9, orders: 1, failed: of };
        },
        settledMs: 1,
        answeredWithinMs: 1,
      },
      aftermathMs: 1,
    });
  return { events, aborting, run };
}

const works = () => Promise.resolve();
const fails = () => Promise.reject(new Error('not ready'));

describe('what is done to the platform', () => {
  it('is done one after the other, and before each it is seen what has restarted', async () => {
    const { events, run } = world({ restart: works, scale: works });
    const happened = await run();
    expect(happened.map(({ name }) => name)).toEqual(['restart', 'scale']);
    expect(happened.some(({ fault }) => fault !== undefined)).toBe(false);
    expect(events).toEqual(['restart', 'looked for restarts', 'scale', 'looked for restarts']);
  });

  it('is looked into at once when it goes wrong, and the next is done all the same', async () => {
    const { events, run } = world({ restart: fails, scale: works });
    expect(await run()).toMatchObject([
      { name: 'restart', fault: 'Error: not ready' },
      { name: 'scale' },
    ]);
    expect(events).toEqual([
      'restart',
      'looked for restarts',
      'it went wrong: Error: not ready',
      'diagnosed',
      'scale',
      'looked for restarts',
    ]);
  });

  it('ends when the run is interrupted', async () => {
    const { aborting, events, run } = world({
      restart() {
        aborting.abort(new Error('interrupted'));
        return fails();
      },
      scale: works,
    });
    await expect(run()).rejects.toThrow('interrupted');
    expect(events).not.toContain('scale');
    expect(events).not.toContain('diagnosed');
  });
});

describe('what went wrong while the machine itself stood still', () => {
  const AGAIN = 'it did not go well, but the machine itself stood still meanwhile: once more';
  const TRY = ['restart', 'looked for restarts'];
  const FAILED = [{ startedAtMs: 1, endedAtMs: 2 }];

  it('is told, put back and done again, and the last time counts', async () => {
    const fare = { stoodStill: true, failed: [FAILED, []] };
    const { events, run } = world({ restart: works }, fare);
    const startedAtMs = Date.now();
    const [last, ...others] = await run();
    expect(events).toEqual([...TRY, AGAIN, 'pay: 503', 'restored', ...TRY]);
    expect(others).toEqual([]);
    expect(last).toMatchObject({ name: 'restart', repeats: 1 });
    // It began after the first time and its aftermath.
    expect(last?.fromMs).toBeGreaterThan(startedAtMs);
  });

  it('is done again where it could not be done', async () => {
    const acts = [fails, works];
    const act = () => (acts.shift() ?? works)();
    const { run } = world({ restart: act }, { stoodStill: true });
    const [last] = await run();
    expect(last).toMatchObject({ repeats: 1 });
    expect(last).not.toHaveProperty('fault');
  });

  it('is done again four times on a whole day, and then stays as it is', async () => {
    const failed = Array.from({ length: 9 }, () => FAILED);
    const { run } = world({ restart: works, scale: works }, { stoodStill: true, failed });
    expect(await run()).toMatchObject([
      { name: 'restart', repeats: 4 },
      { name: 'scale', repeats: 0 },
    ]);
  });

  it('is done again where it could not be put back, which is told', async () => {
    const fare = { stoodStill: true, failed: [FAILED, []], restore: fails };
    const { events, run } = world({ restart: works }, fare);
    expect(await run()).toMatchObject([{ repeats: 1 }]);
    expect(events).toContain('it could not be put back: Error: not ready');
  });

  it('is not done again where the machine got on', async () => {
    const { events, run } = world({ restart: works }, { failed: [FAILED] });
    expect(await run()).toMatchObject([{ repeats: 0 }]);
    expect(events).toEqual(TRY);
  });
});
