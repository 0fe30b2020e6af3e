import { resolve, type Candidate, type Choice, type Source } from './choice';
import { jetstreamCandidates } from './jetstream';
import type { Machine } from './machine';
import { natsStreamingCandidates } from './nats-streaming';

export const BUS_KINDS = ['nats-streaming', 'jetstream'] as const;
export type BusKind = (typeof BUS_KINDS)[number];

export interface BusChoice extends Choice {
  kind: BusKind;
}

const HELP =
  'Install nats-server (Debian has it) or nats-streaming-server on PATH, or start Docker, or set NATS_URL.';

/** Which bus was asked for: by an option, else by EVENT_BUS, else an address means the default one. */
export function wantedBus(machine: Machine, forced: BusKind | undefined): BusKind | undefined {
  const asked = forced ?? machine.env['EVENT_BUS'];
  const kind = BUS_KINDS.find((known) => known === asked);
  return kind ?? (machine.env['NATS_URL'] ? 'nats-streaming' : undefined);
}

function candidatesOf(kind: BusKind, machine: Machine, clusterId: string): Candidate[] {
  return kind === 'jetstream'
    ? jetstreamCandidates(machine)
    : natsStreamingCandidates(machine, clusterId);
}

/** NATS Streaming where it can be had, else JetStream; only the one that was asked for, if one was. */
export async function resolveBus(
  machine: Machine,
  {
    kind,
    clusterId,
    forced,
  }: { kind?: BusKind | undefined; clusterId: string; forced?: Source | undefined },
): Promise<BusChoice> {
  const wanted = wantedBus(machine, kind);
  let chosen: BusKind = 'nats-streaming';
  const candidates = (wanted ? [wanted] : BUS_KINDS).flatMap((each) =>
    candidatesOf(each, machine, clusterId).map(({ source, find }): Candidate => ({
      source,
      find() {
        chosen = each;
        return find();
      },
    })),
  );
  const choice = await resolve({ service: wanted ?? 'NATS', candidates, forced, help: HELP });
  return { ...choice, kind: chosen };
}
