import { EventEmitter } from 'node:events';
import { noTracing } from '../tracing/tracing';
import { testEnv } from '../testing/test-service';
import { baseConfig, readConfig, type BaseConfig } from './config';
import { processHost, runService } from './run-service';
import type { ServiceDefinition } from './service';

const definition: ServiceDefinition<BaseConfig> = {
  name: 'things',
  commands: {
    'things-lost': { summary: 'list what was lost' },
    'thing-found': { args: ['ID'], summary: 'say that it is there again' },
  },
  readConfig: (env) => readConfig(baseConfig, env),
  create: () => {
    throw new Error('not asked for');
  },
};

async function run(
  argv: string[],
  env: Record<string, string>,
  onSignal: (handler: () => void) => void = () => undefined,
) {
  const lines: string[] = [];
  const codes: number[] = [];
  await runService(definition, {
    argv,
    env,
    exit: (code) => codes.push(code),
    onSignal,
    onCrash: () => undefined,
    print: (line) => lines.push(line),
  });
  return { text: lines.join('\n'), codes };
}

describe('running a service', () => {
  it('says what can be asked of it, its own commands too, where it is asked for something else', async () => {
    const { text, codes } = await run(['strange'], testEnv());
    expect(codes).toEqual([2]);
    expect(text).toMatch(/main\.js republish/);
    expect(text).toMatch(/main\.js after-restore/);
    expect(text).toMatch(/main\.js things-lost +list what was lost/);
    expect(text).toMatch(/main\.js thing-found ID +say that it is there again/);
  });

  it.each([
    ['nothing', ['thing-found'], 'usage: thing-found ID'],
    ['too much', ['thing-found', 'one', 'two'], 'usage: thing-found ID'],
    ['something it does not take', ['things-lost', 'today'], 'usage: things-lost'],
  ])('says what its own command takes where it is given %s', async (_what, argv, usage) => {
    expect(await run(argv, testEnv())).toEqual({ text: usage, codes: [2] });
  });

  it('exits with 1 and names the faults where the environment is not valid', async () => {
    const { text, codes } = await run([], {});
    expect(codes).toEqual([1]);
    const line = JSON.parse(text) as { level: string; msg: string; err: { message: string } };
    expect(line).toMatchObject({ level: 'error', msg: 'could not start' });
    expect(line.err.message).toMatch(/^The environment is not valid:\n.*MONGO_URI/s);
  });

  it('tells an operator in plain words why his command can not work', async () => {
    const { text, codes } = await run(['republish'], {});
    expect(codes).toEqual([1]);
    expect(text).toMatch(/^things: The environment is not valid:\n.*MONGO_URI/s);
  });

  it('ends at once where it is told to stop before it serves', async () => {
    const nowhere = testEnv({ MONGO_URI: 'mongodb://nowhere:99999' });
    const { codes } = await run([], nowhere, (tell) => tell());
    expect(codes[0]).toBe(0);
  });

  it.each(['yesterday', '2001', '9999-01-01T00:00:00.000Z'])(
    'takes only a moment that an interrupted run has printed to go on after a restore, not %s',
    async (moment) => {
      const { text, codes } = await run(['after-restore', moment], testEnv());
      expect(codes).toEqual([2]);
      expect(text).toMatch(/^usage: after-restore \[MOMENT\]/);
    },
  );
});

describe('what nobody has caught', () => {
  it('is told, and not printed with all that hangs on it', () => {
    const emitter = Object.assign(new EventEmitter(), { argv: [], env: {} });
    const host = processHost(emitter as unknown as NodeJS.Process, () => noTracing);
    const told: Error[] = [];
    host.onCrash((error) => told.push(error));
    const error = new Error('a bug');
    expect(emitter.emit('uncaughtException', error)).toBe(true);
    expect(told).toEqual([error]);
  });
});

describe('signals to end', () => {
  it('are heard once, and a second one does not kill what is being drained', () => {
    const emitter = Object.assign(new EventEmitter(), { argv: [], env: {} });
    const host = processHost(emitter as unknown as NodeJS.Process, () => noTracing);
    let count = 0;
    host.onSignal(() => (count += 1));
    for (const signal of ['SIGTERM', 'SIGTERM', 'SIGINT']) expect(emitter.emit(signal)).toBe(true);
    expect(count).toBe(1);
  });
});
