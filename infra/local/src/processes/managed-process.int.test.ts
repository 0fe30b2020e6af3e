import { readFileSync } from 'node:fs';
import path from 'node:path';
import { eventually } from '../testing/eventually';
import { ANSWERING, openProcessTest, type ProcessTest } from '../testing/fake-programs';
import { processIdentity } from './identity';

const QUICK = { delaysMs: [20, 20], stableAfterMs: 60_000 };

describe('a process under care', () => {
  let test: ProcessTest;
  beforeEach(() => (test = openProcessTest()));
  afterEach(() => test.release());

  const types = () => test.events.map(({ type }) => type);
  const isGone = (pid: number | undefined) =>
    pid === undefined || processIdentity(pid) === undefined;

  it('serves when start is over, and is gone when stop is over', async () => {
    const fake = await test.manage(ANSWERING);
    await fake.start();
    const { pid } = fake;
    expect(fake.state).toBe('running');
    await eventually(() => fake.isHealthy());
    expect([...test.guardian.watched]).toEqual([pid]);
    await fake.stop();
    expect(isGone(pid)).toBe(true);
    expect(fake.state).toBe('stopped');
    expect(test.events).toEqual([]);
    await eventually(() => test.guardian.watched.size === 0);
  });

  it('may be stopped twice and started again', async () => {
    const fake = await test.manage(ANSWERING);
    await fake.start();
    const first = fake.pid;
    await Promise.all([fake.stop(), fake.stop()]);
    await fake.start();
    expect(fake.pid).not.toBe(first);
    await eventually(() => fake.isHealthy());
  });

  it('fails to start with its last lines where it ends at once', async () => {
    const fake = await test.manage('console.log("no database"); process.exit(3)', {
      restarts: QUICK,
    });
    await expect(fake.start()).rejects.toMatchObject({
      message: 'fake ended at once: exit code 3',
      lastLines: ['no database'],
    });
    expect(fake.state).toBe('stopped');
    expect(test.events).toEqual([]);
  });

  it('is started again after a crash, and says so', async () => {
    const fake = await test.manage(ANSWERING, { restarts: QUICK });
    await fake.start();
    const first = fake.pid ?? 0;
    process.kill(first, 'SIGKILL');
    await eventually(() => types().includes('restarted'));
    expect(test.events[0]).toMatchObject({ type: 'crashed', name: 'fake', how: 'SIGKILL' });
    expect(fake.pid).not.toBe(first);
    await eventually(() => fake.isHealthy());
  });

  it('is given up, aloud, when it crashes again and again', async () => {
    const fake = await test.manage(ANSWERING, { restarts: QUICK });
    await fake.start();
    await eventually(() => {
      const { pid, state } = fake;
      if (pid !== undefined && state !== 'given up') process.kill(pid, 'SIGKILL');
      return state === 'given up';
    });
    expect(types().filter((type) => type === 'crashed')).toHaveLength(QUICK.delaysMs.length);
    expect(types().at(-1)).toBe('given up');
  });

  it('stays down after a kill that was asked for, until it is started', async () => {
    const fake = await test.manage(ANSWERING, { restarts: QUICK });
    await fake.start();
    await fake.kill('SIGKILL');
    expect(fake.state).toBe('stopped');
    expect(fake.pid).toBeUndefined();
    expect(test.events).toEqual([]);
    await fake.start();
    await eventually(() => fake.isHealthy());
  });

  it('ends with everything in its process group', async () => {
    const fake = await test.manage(`
      const args = ['-e', 'setInterval(() => {}, 1000)'];
      const child = require('child_process').spawn(process.execPath, args);
      require('fs').writeFileSync('${path.join(test.folder, 'child')}', String(child.pid));
      ${ANSWERING}
    `);
    await fake.start();
    const child = Number(readFileSync(path.join(test.folder, 'child'), 'utf8'));
    expect(isGone(child)).toBe(false);
    await fake.stop();
    await eventually(() => isGone(child));
  });
});
