import { parseArgs } from 'node:util';
import { BUS_KINDS, type BusKind } from '@ticketing/local/backing/bus';
import { SOURCES, type Source } from '@ticketing/local/backing/choice';
import type { Scale } from '../frame/benchmark';

export const USAGE = `usage: npm run bench -- [options]
  --quick        small and short: at most five minutes in all; its figures say only that all works
  --only P1,P3   only these
  --rounds N     instead of 7, or of 2 with --quick
  --seed N       of random choices and of the bootstrap (1)
  --mongo SOURCE ${SOURCES.join(' | ')}; what this machine has otherwise
  --bus KIND     ${BUS_KINDS.join(' | ')}; what this machine has otherwise
  --soak         P13 alone: a steady load, and whether anything rises
  --minutes N    how long it lasts (30)
  --document     write docs/performance.md from the last results again, and measure nothing
  --help

A full run writes docs/performance.md; one with --only brings it up to date.`;

export class InvalidOptions extends Error {
  override readonly name = 'InvalidOptions';
}

export interface BenchOptions {
  scale: Scale;
  only: readonly string[] | undefined;
  rounds: number | undefined;
  seed: number;
  mongo: Source | undefined;
  bus: BusKind | undefined;
  /** Of the soak. */
  minutes: number;
}

export type Command =
  { kind: 'help' } | { kind: 'document' } | { kind: 'measure' | 'soak'; options: BenchOptions };

const DEFINITIONS = {
  quick: { type: 'boolean', default: false },
  only: { type: 'string' },
  rounds: { type: 'string' },
  seed: { type: 'string' },
  mongo: { type: 'string' },
  bus: { type: 'string' },
  soak: { type: 'boolean', default: false },
  minutes: { type: 'string' },
  document: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: DEFINITIONS }).values;
  } catch (error) {
    throw new InvalidOptions(error instanceof Error ? error.message : String(error));
  }
}

function whole(name: string, text: string | undefined, max: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= max) return value;
  throw new InvalidOptions(`--${name} takes a whole number from 1 to ${max}, not ${text}`);
}

function oneOf<T extends string>(
  name: string,
  known: readonly T[],
  text: string | undefined,
): T | undefined {
  const found = known.find((each) => each === text);
  if (found !== undefined || text === undefined) return found;
  throw new InvalidOptions(`--${name} takes ${known.join(', ')}, not ${text}`);
}

/** `P4` chooses all of its parts: P4, P4-ALL. */
function chosen(text: string | undefined, known: readonly string[]): readonly string[] | undefined {
  return text?.split(',').flatMap((given) => {
    const id = given.toUpperCase();
    const parts = known.filter((each) => each === id || each.startsWith(`${id}-`));
    if (parts.length > 0) return parts;
    throw new InvalidOptions(`--only knows ${known.join(', ')}, not ${given}`);
  });
}

/**
 * @param known the ids of all benchmarks
 * @throws {InvalidOptions} that says what is wrong and what would be right
 */
export function readOptions(args: readonly string[], known: readonly string[]): Command {
  const values = parse(args);
  if (values.help) return { kind: 'help' };
  if (values.document) return { kind: 'document' };
  const options: BenchOptions = {
    scale: values.quick ? 'quick' : 'full',
    only: chosen(values.only, known),
    rounds: whole('rounds', values.rounds, 100),
    seed: whole('seed', values.seed, 2 ** 31 - 1) ?? 1,
    mongo: oneOf('mongo', SOURCES, values.mongo),
    bus: oneOf('bus', BUS_KINDS, values.bus),
    minutes: whole('minutes', values.minutes, 1_440) ?? 30,
  };
  return { kind: values.soak ? 'soak' : 'measure', options };
}
