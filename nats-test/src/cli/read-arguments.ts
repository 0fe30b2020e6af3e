import { parseArgs, type ParseArgsConfig } from 'node:util';
import { readPosition } from '../broker/position';
import {
  COMMAND_NAMES,
  type Command,
  type CommandName,
  type LagCommand,
  type ListenCommand,
  type PublishCommand,
  type ReplayCommand,
  type SchemaCommand,
} from './command';
import { UsageError } from './exit-codes';
import { ACK_WAIT_SECONDS, ANSWER_TIMEOUT_SECONDS, IN_FLIGHT_MAX, LIMITS } from './limits';
import { eventType, eventTypes, groupName, wholeNumber } from './option-values';

type Options = NonNullable<ParseArgsConfig['options']>;
type Values = Record<string, string | boolean | undefined>;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

const optionsOf: Record<CommandName, Options> = {
  publish: { count: text, 'per-second': text, bad: flag },
  listen: {
    durable: text,
    group: text,
    count: text,
    'ack-wait-seconds': text,
    'in-flight': text,
    'hold-seconds': text,
    'die-before-ack': flag,
    service: flag,
    'fail-on': text,
  },
  replay: { from: text, count: text },
  lag: { durable: text, wait: flag },
  schema: {},
};

/** The options of one command line, by their kind. */
interface Given {
  text(name: string): string | undefined;
  flag(name: string): boolean;
  number(name: keyof typeof LIMITS): number | undefined;
}

function givenOf(values: Values): Given {
  const textOf = (name: string) => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    text: textOf,
    flag: (name) => values[name] === true,
    number: (name) => wholeNumber(name, textOf(name), LIMITS[name]),
  };
}

function publish([type, data, ...more]: readonly string[], given: Given): PublishCommand {
  if (type === undefined) throw new UsageError('publish needs an event type');
  if (more.length > 0) throw new UsageError('the data must be one argument: put it in quotes');
  const isBad = given.flag('bad');
  if (isBad && data !== undefined) throw new UsageError('--bad makes its own data');
  return {
    kind: 'publish',
    type: eventType(type),
    data,
    isBad,
    count: given.number('count') ?? 1,
    perSecond: given.number('per-second'),
    timeoutSeconds: given.number('timeout-seconds') ?? ANSWER_TIMEOUT_SECONDS,
    isJson: given.flag('json'),
  };
}

const DURABLE_ONLY = [
  'ack-wait-seconds',
  'in-flight',
  'hold-seconds',
  'die-before-ack',
  'service',
  'fail-on',
] as const;

function withoutAcks(given: Given): ListenCommand['membership'] {
  const misplaced = DURABLE_ONLY.find((name) => given.flag(name) || given.text(name) !== undefined);
  if (misplaced) throw new UsageError(`--${misplaced} needs --durable: only there is an ack`);
  const group = groupName('group', given.text('group'));
  return group === undefined ? { kind: 'onlooker' } : { kind: 'passing-group', group };
}

function membership(given: Given): ListenCommand['membership'] {
  const group = groupName('durable', given.text('durable'));
  if (group === undefined) return withoutAcks(given);
  if (given.text('group') !== undefined) {
    throw new UsageError('--durable is a group already: take one of --durable and --group');
  }
  const asService = given.flag('service');
  const failOn = given.text('fail-on');
  if (failOn !== undefined && !asService) throw new UsageError('--fail-on needs --service');
  const diesBeforeAck = given.flag('die-before-ack');
  if (diesBeforeAck && asService) {
    throw new UsageError('take one of --die-before-ack and --service');
  }
  return {
    kind: 'durable',
    group,
    asService,
    failOn,
    diesBeforeAck,
    ackWaitSeconds: given.number('ack-wait-seconds') ?? ACK_WAIT_SECONDS,
    // Whoever dies of the first event must not have more of them.
    inFlightMax: diesBeforeAck ? 1 : (given.number('in-flight') ?? IN_FLIGHT_MAX),
    holdSeconds: given.number('hold-seconds') ?? 0,
  };
}

function listen(types: readonly string[], given: Given): ListenCommand {
  return {
    kind: 'listen',
    types: eventTypes(types),
    membership: membership(given),
    count: given.number('count'),
    timeoutSeconds: given.number('timeout-seconds'),
    isJson: given.flag('json'),
  };
}

function replay(types: readonly string[], given: Given, now: Date): ReplayCommand {
  const text = given.text('from');
  if (text === undefined) throw new UsageError('replay needs --from: a sequence or a time');
  const from = readPosition(text, now);
  if (!from) {
    throw new UsageError(
      `--from must be a sequence (17), a time (2026-01-31T12:00:00Z) or an age (15m), not "${text}"`,
    );
  }
  return {
    kind: 'replay',
    types: eventTypes(types),
    from,
    count: given.number('count'),
    timeoutSeconds: given.number('timeout-seconds'),
    isJson: given.flag('json'),
  };
}

function lag(types: readonly string[], given: Given): LagCommand {
  return {
    kind: 'lag',
    types: eventTypes(types),
    group: groupName('durable', given.text('durable')),
    waits: given.flag('wait'),
    timeoutSeconds: given.number('timeout-seconds') ?? ANSWER_TIMEOUT_SECONDS,
    isJson: given.flag('json'),
  };
}

function schema([type, ...more]: readonly string[], given: Given): SchemaCommand {
  if (more.length > 0) throw new UsageError('schema takes one event type, or none');
  const known = type === undefined ? undefined : eventType(type);
  return { kind: 'schema', type: known, isJson: given.flag('json') };
}

function parse(args: readonly string[], options: Options) {
  const common = { json: flag, help: { type: 'boolean', short: 'h' }, 'timeout-seconds': text };
  try {
    return parseArgs({
      args: [...args],
      options: { ...common, ...options } as Options,
      allowPositionals: true,
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(message.split('. ')[0] ?? message);
  }
}

const isCommandName = (name: string): name is CommandName =>
  (COMMAND_NAMES as readonly string[]).includes(name);

/**
 * Reads the command line. The command comes first.
 *
 * @param now what ages are counted from
 * @throws {UsageError} that says what is wrong with it
 */
export function readArguments([name, ...rest]: readonly string[], now: Date): Command {
  if (name === undefined) throw new UsageError('which command?');
  if (['help', '--help', '-h'].includes(name)) {
    const [topic] = rest;
    return { kind: 'help', topic: topic && isCommandName(topic) ? topic : undefined };
  }
  if (!isCommandName(name)) throw new UsageError(`"${name}" is not a command`);
  const { values, positionals } = parse(rest, optionsOf[name]);
  if (values['help'] === true) return { kind: 'help', topic: name };
  const given = givenOf(values as Values);
  switch (name) {
    case 'publish':
      return publish(positionals, given);
    case 'listen':
      return listen(positionals, given);
    case 'replay':
      return replay(positionals, given, now);
    case 'lag':
      return lag(positionals, given);
    case 'schema':
      return schema(positionals, given);
  }
}
