import { setTimeout as delay } from 'node:timers/promises';
import { startPacedLoad } from './paced-load';

describe('a paced load', () => {
  it('does not wait for who is slow', async () => {
    let begun = 0;
    let finish: (isGood: boolean) => void = () => undefined;
    const slow = new Promise<boolean>((resolve) => (finish = resolve));
    const load = startPacedLoad(1_000, () => {
      begun += 1;
      return slow;
    });
    while (begun < 20) await delay(1);
    finish(true);
    await load.stop();
    expect(load.takePhase().latencies.count).toBe(begun);
  });

  it('counts what failed in the phase in which it was begun', async () => {
    const load = startPacedLoad(1_000, (n) => Promise.resolve(n < 5));
    let failed = 0;
    while (failed === 0) {
      await delay(10);
      failed = load.takePhase().failed;
    }
    await load.stop();
    expect(failed).toBeGreaterThan(0);
  });
});
