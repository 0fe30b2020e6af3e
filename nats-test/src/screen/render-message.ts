import { readEvent } from '@ticketing/common/messaging/read-event';
import { z } from 'zod';
import type { Colors } from './screen';

/** What the consumer of a service did with a message. */
export type Outcome = 'handled' | 'failed' | 'parked';

/** A message as a listener got it. */
export interface SeenMessage {
  type: string;
  body: string;
  /** Where it is in the broker, where the reader is told. */
  sequence?: number;
  /** Undefined where nothing is acknowledged, and so nothing comes again. */
  redelivered?: boolean;
  outcome?: Outcome;
  /** How often a handler has failed on it by now. */
  faults?: number;
  /** Why it failed or was parked. */
  reason?: string;
}

const OUTCOME_WIDTH = 7;
const TYPE_WIDTH = 22;
const DATA_LENGTH_MAX = 120;
const REASON_LENGTH_MAX = 160;

/** One line however long the text is, and no control characters of a stranger's on the terminal. */
export function oneLine(text: string, lengthMax: number): string {
  // eslint-disable-next-line no-control-regex -- these are what is to be taken out
  const flat = text.replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ').trim();
  return flat.length > lengthMax ? `${flat.slice(0, lengthMax - 1)}…` : flat;
}

const issuesSchema = z.array(
  z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string() }),
);

/** `data: [{"path":["id"],"message":"Invalid"}]`, as `readEvent` has it, as `data.id: Invalid`. */
export function readableReason(reason: string): string {
  const [, where = '', json = ''] = /^(\w+): (\[.*)$/s.exec(reason) ?? [];
  try {
    const issues = issuesSchema.parse(JSON.parse(json));
    return issues
      .map(({ path, message }) => `${[where, ...path].join('.')}: ${message}`)
      .join('; ');
  } catch {
    return reason;
  }
}

/** Who it is about, and its data. */
function contentOf(body: string, colors: Colors): [head: string, data: string] {
  const read = readEvent(body);
  switch (read.kind) {
    case 'event': {
      const { subject, version, data } = read.event;
      const text = oneLine(JSON.stringify(data), DATA_LENGTH_MAX);
      return [`${subject} v${version}`, colors.dim(text)];
    }
    case 'unknown-type':
      return [colors.yellow('unknown type'), oneLine(read.type, DATA_LENGTH_MAX)];
    case 'invalid':
      return [colors.red('poison'), oneLine(readableReason(read.reason), REASON_LENGTH_MAX)];
  }
}

function colored(outcome: Outcome, colors: Colors): string {
  const paint = { handled: colors.green, failed: colors.yellow, parked: colors.red }[outcome];
  return paint(outcome.padEnd(OUTCOME_WIDTH));
}

/** A message in one line for people. */
export function prettyMessage(message: SeenMessage, colors: Colors): string {
  const { type, body, sequence, redelivered, outcome, faults, reason } = message;
  const [head, data] = contentOf(body, colors);
  return [
    sequence !== undefined && colors.dim(`#${sequence}`),
    outcome && colored(outcome, colors),
    colors.cyan(type.padEnd(TYPE_WIDTH)),
    head,
    redelivered === true && colors.yellow('redelivered'),
    faults !== undefined && `fault ${faults}`,
    reason === undefined ? data : oneLine(reason, REASON_LENGTH_MAX),
  ]
    .filter((part) => typeof part === 'string')
    .join('  ');
}

/** A message in one line for programs: the event, or the text and why it is none. */
export function jsonMessage({ body, ...seen }: SeenMessage): string {
  const read = readEvent(body);
  if (read.kind === 'event') return JSON.stringify({ ...seen, event: read.event });
  const problem =
    read.kind === 'invalid' ? readableReason(read.reason) : `unknown type ${read.type}`;
  return JSON.stringify({ ...seen, problem: oneLine(problem, REASON_LENGTH_MAX), body });
}
