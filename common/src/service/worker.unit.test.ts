import { pino } from 'pino';
import { eventually } from '../testing/eventually';
import { createWorker, restMs } from './worker';

const logger = pino({ level: 'silent' });

describe('a worker', () => {
  it('goes on after a run that failed', async () => {
    let runs = 0;
    const worker = createWorker({
      name: 'test',
      intervalMs: 1,
      work: () => {
        runs += 1;
        return Promise.reject(new Error('failed'));
      },
      logger,
    });
    worker.start();
    await eventually(() => runs >= 3);
    await worker.stop();
  });

  it('never overlaps itself, and stops after the run under way', async () => {
    let running = 0;
    let most = 0;
    let runs = 0;
    const worker = createWorker({
      name: 'test',
      intervalMs: 1,
      work: async () => {
        running += 1;
        most = Math.max(most, running);
        await Promise.resolve();
        running -= 1;
        runs += 1;
      },
      logger,
    });
    worker.start();
    worker.start();
    await eventually(() => runs >= 3);
    await worker.stop();
    const stoppedAt = runs;
    expect({ most, running }).toEqual({ most: 1, running: 0 });
    await worker.stop();
    expect(runs).toBe(stoppedAt);
  });

  it('rests longer after a run that took long, where it may only take a share of the time', async () => {
    const pausesMs: number[] = [];
    let endedAtMs: number | undefined;
    const worker = createWorker({
      name: 'test',
      intervalMs: 1,
      shareMax: 0.2,
      work() {
        const startedAtMs = performance.now();
        if (endedAtMs !== undefined) pausesMs.push(startedAtMs - endedAtMs);
        while (performance.now() - startedAtMs < 10);
        endedAtMs = performance.now();
        return Promise.resolve();
      },
      logger,
    });
    worker.start();
    await eventually(() => pausesMs.length >= 2);
    await worker.stop();
    // Five times as long as the run, give or take a quarter; timers have whole milliseconds.
    expect(Math.min(...pausesMs)).toBeGreaterThan(35);
  });
});

describe('the rest of a worker', () => {
  it.each([
    ['its interval, where nothing is said of a share', 800, undefined, 1_000],
    ['its interval after a short run', 2, 0.005, 1_000],
    ['longer after a long one', 19, 0.005, 3_800],
    ['five seconds at most for that', 60_000, 0.005, 5_000],
  ])('is %s', (_what, tookMs, shareMax, expected) => {
    expect(restMs(tookMs, { intervalMs: 1_000, shareMax })).toBe(expected);
  });

  it('is its interval where that is longer than five seconds', () => {
    expect(restMs(60_000, { intervalMs: 30_000, shareMax: 0.005 })).toBe(30_000);
  });
});
