import { EXIT, UsageError } from './exit-codes';
import { helpText } from './help';
import { EVENT_TYPES } from './option-values';
import { COMMAND_NAMES } from './command';
import { readArguments } from './read-arguments';

const now = new Date('2026-01-01T12:00:00.000Z');
const read = (line: string) => readArguments(line.split(' ').filter(Boolean), now);

describe('the command line of the laboratory', () => {
  it('publishes one sample unless told otherwise', () => {
    expect(read('publish order:created')).toEqual({
      kind: 'publish',
      type: 'order:created',
      data: undefined,
      isBad: false,
      count: 1,
      perSecond: undefined,
      timeoutSeconds: 30,
      isJson: false,
    });
  });

  it('publishes what it was given, so often and so fast', () => {
    const line = 'publish ticket:created {"quantity":2} --count 5 --per-second 2 --json';
    expect(read(line)).toMatchObject({
      data: '{"quantity":2}',
      count: 5,
      perSecond: 2,
      isJson: true,
    });
    expect(read('publish ticket:created -')).toMatchObject({ data: '-' });
  });

  it('looks on at all types, for ever, unless told otherwise', () => {
    expect(read('listen')).toEqual({
      kind: 'listen',
      types: EVENT_TYPES,
      membership: { kind: 'onlooker' },
      count: undefined,
      timeoutSeconds: undefined,
      isJson: false,
    });
  });

  it('listens to each type once in a passing group', () => {
    expect(read('listen order:created order:created --group g --timeout-seconds 9')).toMatchObject({
      types: ['order:created'],
      membership: { kind: 'passing-group', group: 'g' },
      timeoutSeconds: 9,
    });
  });

  it('is a member of a durable group with the limits that it was given', () => {
    const line = 'listen --durable g --ack-wait-seconds 2 --in-flight 3 --hold-seconds 4';
    expect(read(line)).toMatchObject({
      membership: {
        kind: 'durable',
        group: 'g',
        ackWaitSeconds: 2,
        inFlightMax: 3,
        holdSeconds: 4,
        diesBeforeAck: false,
        asService: false,
      },
    });
  });

  it('takes one event alone when it is to die of it', () => {
    expect(read('listen --durable g --die-before-ack --in-flight 9')).toMatchObject({
      membership: { diesBeforeAck: true, inFlightMax: 1 },
    });
  });

  it.each([
    ['17', { kind: 'sequence', sequence: 17 }],
    ['15m', { kind: 'time', time: new Date('2026-01-01T11:45:00.000Z') }],
    ['2d', { kind: 'time', time: new Date('2025-12-30T12:00:00.000Z') }],
    ['2026-01-01T00:00:00Z', { kind: 'time', time: new Date('2026-01-01T00:00:00.000Z') }],
    ['2026-01-01', { kind: 'time', time: new Date('2026-01-01T00:00:00.000Z') }],
  ])('replays from %s', (from, position) => {
    expect(read(`replay --from ${from}`)).toMatchObject({ kind: 'replay', from: position });
  });

  it('asks for the lag of some types and one group', () => {
    expect(read('lag order:created --durable g --wait')).toMatchObject({
      kind: 'lag',
      types: ['order:created'],
      group: 'g',
      waits: true,
      timeoutSeconds: 30,
    });
  });

  it('knows the schema of one type, or the list', () => {
    expect(read('schema order:created')).toMatchObject({ type: 'order:created' });
    expect(read('schema')).toMatchObject({ type: undefined });
  });

  it.each(['--help', '-h', 'help'])('helps when it is asked with %s', (word) => {
    expect(read(word)).toEqual({ kind: 'help', topic: undefined });
  });

  it.each(COMMAND_NAMES)('helps with %s, by examples that it understands', (name) => {
    expect(read(`${name} --help`)).toEqual({ kind: 'help', topic: name });
    expect(read(`help ${name}`)).toEqual({ kind: 'help', topic: name });
    const examples = [...helpText(name).matchAll(/^.*?\blab ((?:.(?! [|>] | \|\|))*.?)/gm)]
      .map(([, example = '']) => example)
      .slice(1);
    expect(examples.length).toBeGreaterThanOrEqual(3);
    for (const example of examples) {
      const words = [...example.matchAll(/'([^']*)'|([^\s']+)/g)].map(([, a, b]) => a ?? b ?? '');
      expect(readArguments(words, now)).toMatchObject({ kind: name });
    }
  });

  it('names every exit code in its help', () => {
    for (const code of Object.values(EXIT)) expect(helpText()).toMatch(new RegExp(`\\b${code} `));
  });

  it.each([
    ['', 'which command'],
    ['dance', '"dance" is not a command'],
    ['publish', 'needs an event type'],
    ['publish seat:moved', '"seat:moved" is not an event type; there are: ticket:created'],
    ['publish order:created {} {}', 'one argument'],
    ['publish order:created {} --bad', '--bad makes its own data'],
    ['publish order:created --count 0', '--count must be a whole number from 1 to 100000'],
    ['publish order:created --count 100001', '--count'],
    ['publish order:created --per-second 1.5', '--per-second'],
    ['publish order:created --timeout-seconds 86401', '--timeout-seconds'],
    ['publish order:created --from 1', '--from'],
    ['listen seat:moved', 'is not an event type'],
    ['listen --loud', '--loud'],
    ['listen --durable', '--durable'],
    ['listen --durable a_b', '--durable must be letters'],
    ['listen --durable a --group b', 'one of --durable and --group'],
    ['listen --group a --die-before-ack', '--die-before-ack needs --durable'],
    ['listen --hold-seconds 1', '--hold-seconds needs --durable'],
    ['listen --durable a --fail-on x', '--fail-on needs --service'],
    ['listen --durable a --service --die-before-ack', 'one of'],
    ['listen --durable a --in-flight 1001', '--in-flight'],
    ['replay', 'needs --from'],
    ['replay --from 0', '--from must be'],
    ['replay --from yesterday', '--from must be'],
    ['replay --from 2026-13-01', '--from must be'],
    ['lag --group a', '--group'],
    ['schema order:created order:cancelled', 'one event type'],
  ])('refuses "%s" and says why', (line, reason) => {
    expect(() => read(line)).toThrow(UsageError);
    expect(() => read(line)).toThrow(reason);
  });
});
