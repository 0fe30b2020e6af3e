import { parseArgs } from 'node:util';
import type { BusKind } from '@ticketing/local/backing/bus';
import { LANE_NAMES, USUAL_LANES, type LaneName } from './make-plan';

export interface ProofOptions {
  seed: number;
  bus: BusKind | undefined;
  buyers: number;
  units: number;
  listings: number;
  durationMs: number;
  orderWindowSeconds: number;
  lanes: readonly LaneName[];
  reportFile: string | undefined;
  keepData: boolean;
}

export const USAGE = `usage: npm run prove -- [options]
  --seed N        repeat the plan of an earlier run; a new one each time otherwise
  --bus KIND      nats-streaming or jetstream; what this machine has otherwise
  --quick         a small swarm and a short one: at most two minutes in all
  --buyers N      how many people buy (300)
  --units N       units for sale at the start (200)
  --listings N    listings that they are spread over (20)
  --seconds N     how long people buy while things break (60)
  --window N      seconds that an order may wait for its payment (10)
  --lanes A,B     only these faults: ${LANE_NAMES.join(', ')}; none for no faults
  --report FILE   where proof.json goes
  --keep          keep data, logs and journals of the run, and say where
  --mutate        switch off one safeguard at a time; each must be caught
  --mutants A,B   only these safeguards
  --naive         the naive arm: it must fail I1 and I2
  --help`;

export class InvalidOptions extends Error {
  override readonly name = 'InvalidOptions';
}

const SEED_MAX = 2 ** 31 - 1;

const FULL = { buyers: 300, units: 200, listings: 20, seconds: 60 };
const QUICK = { buyers: 60, units: 80, listings: 8, seconds: 25 };

const DEFINITIONS = {
  seed: { type: 'string' },
  bus: { type: 'string' },
  quick: { type: 'boolean', default: false },
  buyers: { type: 'string' },
  units: { type: 'string' },
  listings: { type: 'string' },
  seconds: { type: 'string' },
  window: { type: 'string' },
  lanes: { type: 'string' },
  report: { type: 'string' },
  keep: { type: 'boolean', default: false },
  mutate: { type: 'boolean', default: false },
  mutants: { type: 'string' },
  naive: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

function whole(name: string, text: string | undefined, otherwise: number, max: number): number {
  const value = text === undefined ? otherwise : Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= max) return value;
  throw new InvalidOptions(`--${name} takes a whole number from 1 to ${max}, not ${String(text)}`);
}

function busOf(text: string | undefined): BusKind | undefined {
  if (text === undefined || text === 'nats-streaming' || text === 'jetstream') return text;
  throw new InvalidOptions(`--bus takes nats-streaming or jetstream, not ${text}`);
}

function lanesOf(text: string | undefined): readonly LaneName[] {
  if (text === undefined) return USUAL_LANES;
  if (text === 'none') return [];
  const wanted = text.split(',');
  const unknown = wanted.filter((name) => !LANE_NAMES.some((known) => known === name));
  if (unknown.length === 0) return LANE_NAMES.filter((name) => wanted.includes(name));
  throw new InvalidOptions(`--lanes knows ${LANE_NAMES.join(', ')}, not ${unknown.join(', ')}`);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: DEFINITIONS }).values;
  } catch (error) {
    throw new InvalidOptions(error instanceof Error ? error.message : String(error));
  }
}

export type Command =
  | { kind: 'help' }
  | { kind: 'prove' | 'naive'; options: ProofOptions }
  | { kind: 'mutate'; options: ProofOptions; only: readonly string[] };

/** @throws {InvalidOptions} that says what is wrong and what would be right */
export function readOptions(args: readonly string[], freshSeed: number): Command {
  const values = parse(args);
  if (values.help) return { kind: 'help' };
  const size = values.quick || values.mutate ? QUICK : FULL;
  const options: ProofOptions = {
    seed: whole('seed', values.seed, (freshSeed % SEED_MAX) + 1, SEED_MAX),
    bus: busOf(values.bus),
    buyers: whole('buyers', values.buyers, size.buyers, 5_000),
    units: whole('units', values.units, size.units, 100_000),
    listings: whole('listings', values.listings, size.listings, 1_000),
    durationMs: whole('seconds', values.seconds, size.seconds, 3_600) * 1_000,
    orderWindowSeconds: whole('window', values.window, 10, 900),
    lanes: lanesOf(values.lanes),
    reportFile: values.report,
    keepData: values.keep,
  };
  if (values.mutate) return { kind: 'mutate', options, only: values.mutants?.split(',') ?? [] };
  return { kind: values.naive ? 'naive' : 'prove', options };
}
