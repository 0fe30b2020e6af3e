import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from '../processes/run-command';

const rootDir = path.resolve(__dirname, '../../../..');
const script = path.join(rootDir, 'scripts/start.mjs');

const start = (...args: string[]) =>
  runCommand({ command: process.execPath, args: [script, ...args], timeoutMs: 20_000 });

describe('npm start', () => {
  it.each([
    [['--bogus'], "Unknown option '--bogus'"],
    [['--mongo', 'sqlite'], '--mongo must be one of given, found, container, fetched, embedded'],
    [['--redis', 'embedded'], '--redis must be one of given, found, container, fetched'],
    [['--bus', 'kafka'], '--bus must be one of nats-streaming, jetstream, not "kafka"'],
    [['--port', '70000'], '--port must be a port, or NAME=port, not "70000"'],
    [['--port', 'database=1'], '--port must be a port, or NAME=port, not "database=1"'],
    [['--url', 'https://shop.example'], '--url belongs to --check'],
    [['sttaus'], '"sttaus" is not a command'],
  ])('refuses %j with a sentence and how to use it', async (args, sentence) => {
    const { ok, output } = await start(...args);
    expect(ok).toBe(false);
    expect(output).toContain(`! ${sentence}`);
    expect(output).toContain('npm start [-- options]');
    expect(output).not.toContain('    at ');
  });

  it('explains itself', async () => {
    const { ok, output } = await start('--help');
    expect(ok).toBe(true);
    expect(output).toContain('--fresh');
  });

  it('says of an empty place that nothing runs there', async () => {
    const { ok, output } = await start('status', '--data', '/no/such/place');
    expect(ok).toBe(false);
    expect(output.trim()).toBe('Nothing runs here.');
  });

  it.each(
    ['start', 'test', 'build', 'test-system', 'test-journeys', 'lib/require-node'].map(
      (name) => `scripts/${name}.mjs`,
    ),
  )('can be read by an old Node: %s', (file) => {
    const source = readFileSync(path.join(rootDir, file), 'utf8');
    expect(source).not.toMatch(/\?\?|\?\.|=>|from 'node:|\bawait\b/);
  });
});
