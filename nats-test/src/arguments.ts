import { parseArgs } from 'node:util';
import { catalogue, isEventType, type EventType } from '@ticketing/common/contracts/catalogue';

export const USAGE = `usage:
  nats-test publish TYPE JSON [--version N]   publish one event; JSON is its data
  nats-test listen [TYPE ...] [--group NAME]  print events as they come, one JSON line each
environment: EVENT_BUS (nats-streaming or jetstream), NATS_URL, NATS_CLUSTER_ID
types: ${Object.keys(catalogue).join(', ')}`;

export type Command =
  | { kind: 'publish'; type: EventType; data: unknown; version: number }
  | { kind: 'listen'; types: EventType[]; group: string };

export class UsageError extends Error {
  override readonly name = 'UsageError';
}

function eventType(name: string | undefined): EventType {
  if (name !== undefined && isEventType(name)) return name;
  throw new UsageError(`"${name ?? ''}" is not an event type`);
}

function json(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    throw new UsageError('the data must be JSON');
  }
}

function parse(argv: readonly string[]) {
  const options = { version: { type: 'string' }, group: { type: 'string' } } as const;
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/**
 * Reads the command line.
 *
 * @throws {UsageError} that says what is wrong with it
 */
export function readArguments(argv: readonly string[]): Command {
  const { values, positionals } = parse(argv);
  const [command, ...rest] = positionals;
  if (command === 'listen') {
    const types = rest.length > 0 ? rest.map(eventType) : (Object.keys(catalogue) as EventType[]);
    return { kind: 'listen', types, group: values.group ?? `nats-test-${Date.now()}` };
  }
  if (command !== 'publish') throw new UsageError('say "publish" or "listen"');
  const version = Number(values.version ?? '0');
  if (!Number.isSafeInteger(version) || version < 0) {
    throw new UsageError('--version must be a whole number from 0');
  }
  const type = eventType(rest[0]);
  const data = catalogue[type].safeParse(json(rest[1]));
  if (!data.success) throw new UsageError(`the data is not valid:\n${data.error.message}`);
  return { kind: 'publish', type, data: data.data, version };
}
