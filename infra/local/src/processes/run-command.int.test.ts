import { eventually } from '../testing/eventually';
import { processIdentity } from './identity';
import { runCommand } from './run-command';

const node = (source: string) => ({ command: process.execPath, args: ['-e', source] });

describe('a command with a time-out', () => {
  it('gives what it printed', async () => {
    const result = await runCommand({ ...node('console.log("v1.2")'), timeoutMs: 10_000 });
    expect(result).toEqual({ ok: true, reason: '', output: 'v1.2\n' });
  });

  it('says why not with its last line', async () => {
    const source = 'console.error("trying"); console.error("no network"); process.exit(1)';
    const result = await runCommand({ ...node(source), timeoutMs: 10_000 });
    expect(result).toMatchObject({ ok: false, reason: 'no network' });
  });

  it('is a "no" where there is no such program', async () => {
    const result = await runCommand({ command: '/no/such/program', args: [], timeoutMs: 1_000 });
    expect(result.ok).toBe(false);
    expect(result.reason).toContain('ENOENT');
  });

  it('is ended when it takes too long', async () => {
    const result = await runCommand({ ...node('setInterval(() => {}, 1000)'), timeoutMs: 200 });
    expect(result).toMatchObject({ ok: false, reason: 'no end after 0.2 s' });
  });

  it('is ended when it gets no further', async () => {
    const hanging = node('setInterval(() => {}, 1000)');
    const result = await runCommand({
      ...hanging,
      timeoutMs: 20_000,
      stallMs: 500,
      progress: () => 7,
    });
    expect(result).toMatchObject({ ok: false, reason: 'no progress for 0.5 s' });
  });

  it('is ended, with what it has started, when somebody changes their mind', async () => {
    const interrupted = new AbortController();
    let pid = 0;
    const source = 'console.log(process.pid); setInterval(() => {}, 1000)';
    const running = runCommand({
      ...node(source),
      timeoutMs: 20_000,
      signal: interrupted.signal,
    });
    setImmediate(() => interrupted.abort());
    const { reason, output } = await running;
    pid = Number(output);
    expect(reason).toBe('interrupted');
    await eventually(() => pid === 0 || processIdentity(pid) === undefined);
  });
});
