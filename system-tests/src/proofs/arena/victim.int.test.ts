import { eventually } from '@ticketing/common/testing/eventually';
import { processIdentity } from '@ticketing/local/processes/identity';
import type { ManagedProcess } from '@ticketing/local/processes/managed-process';
import {
  ANSWERING,
  openProcessTest,
  type ProcessTest,
} from '@ticketing/local/testing/fake-programs';
import type { Victim } from './arena';
import { standsStill } from './stands-still';
import { victimOf } from './victim';

describe('a victim', () => {
  let test: ProcessTest;
  let running: [string, number][];
  let mayStart: boolean;
  beforeEach(() => {
    test = openProcessTest();
    running = [];
    mayStart = true;
  });
  afterEach(() => test.release());

  async function started(source = ANSWERING): Promise<{ fake: ManagedProcess; victim: Victim }> {
    const fake = await test.manage(source);
    await fake.start();
    const rules = {
      onRunning: (name: string, pid: number) => void running.push([name, pid]),
      mayStart: () => mayStart,
    };
    return { fake, victim: victimOf(fake, rules) };
  }

  const isGone = (pid: number) => processIdentity(pid) === undefined;

  it('is gone when it is killed, serves when it is started, and may be killed twice', async () => {
    const { fake, victim } = await started();
    const first = victim.pid ?? 0;
    await Promise.all([victim.kill(), victim.kill()]);
    expect(isGone(first)).toBe(true);
    expect(victim.pid).toBeUndefined();
    await victim.start();
    await eventually(() => fake.isHealthy());
    expect(running).toEqual([
      ['fake', first],
      ['fake', victim.pid],
    ]);
  });

  it('is started where it died by itself, also before its end is known', async () => {
    const { fake, victim } = await started();
    const first = victim.pid ?? 0;
    process.kill(first, 'SIGKILL');
    // Busy on purpose: the kernel knows of the end, and our event loop has had no turn to hear of it.
    while (!isGone(first));
    await victim.start();
    expect(victim.pid).not.toBe(first);
    await eventually(() => fake.isHealthy());
    expect(test.events).toMatchObject([{ type: 'given up', how: 'SIGKILL' }]);
  });

  it('does nothing while it is paused, and can be resumed, killed and stopped then', async () => {
    const { fake, victim } = await started();
    const pid = victim.pid ?? 0;
    await victim.pause();
    expect(standsStill(pid)).toBe(true);
    await victim.resume();
    await eventually(() => fake.isHealthy());
    for (const end of [victim.kill, victim.stop]) {
      await victim.pause();
      await end();
      expect(victim.pid).toBeUndefined();
      await victim.start();
    }
    expect(test.events).toEqual([]);
  });

  it('may be treated in any way while it is down', async () => {
    const { victim } = await started();
    await victim.kill();
    await victim.pause();
    await victim.resume();
    await victim.stop();
    expect(victim.pid).toBeUndefined();
  });

  it('is started once where two ask for it', async () => {
    const { victim } = await started();
    await victim.kill();
    await Promise.all([victim.start(), victim.start()]);
    expect(running).toHaveLength(2);
  });

  it('is down when it is killed in the middle of its start', async () => {
    const { victim } = await started();
    await victim.kill();
    const start = victim.start();
    await eventually(() => victim.pid !== undefined);
    expect(victim.isUp).toBe(false);
    const failed = expect(start).rejects.toThrow('ended at once: SIGKILL');
    await victim.kill();
    await failed;
    expect(victim.pid).toBeUndefined();
    await victim.start();
    expect(victim.isUp).toBe(true);
  });

  it('says its last words where it does not start', async () => {
    const file = JSON.stringify(`${test.folder}/ran`);
    const once = `if (require('fs').existsSync(${file})) { console.log('no database'); process.exit(1) }
      require('fs').writeFileSync(${file}, ''); ${ANSWERING}`;
    const { victim } = await started(once);
    await victim.kill();
    await expect(victim.start()).rejects.toThrow(
      /ended at once: exit code 1\..*0\.log:\n.*no database/s,
    );
  });

  it('stays down when the arena is closed', async () => {
    const { victim } = await started();
    await victim.kill();
    mayStart = false;
    await expect(victim.start()).rejects.toThrow('the arena is closed');
    expect(victim.pid).toBeUndefined();
  });
});
