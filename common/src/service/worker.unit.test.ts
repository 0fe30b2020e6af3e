import { pino } from 'pino';
import { eventually } from '../testing/eventually';
import { createWorker } from './worker';

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
});
