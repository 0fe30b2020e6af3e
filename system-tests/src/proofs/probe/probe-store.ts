import { DuplicateKey } from '@ticketing/common/errors';
import type { OutboxEntry } from '@ticketing/common/messaging/outbox';
import type { AggregateStore, createAggregateStore } from '@ticketing/common/store/aggregate-store';
import type { JournalEntry } from './journal';
import type { WriteEntry } from './open-journal';
import type { MachineClock } from './probe-clock';

type Aggregate = { id: string; version: number };
type Entries = readonly OutboxEntry[];
type Outcome = Extract<JournalEntry, { kind: 'write' }>['outcome'];
type Create<State extends Aggregate> = typeof createAggregateStore<State>;

export interface Notebook {
  write: WriteEntry;
  machineClock: MachineClock;
}

/** Of a state, what says who holds what. */
function heldBy(state: object): { status?: string; ticketId?: string; units?: readonly number[] } {
  const { status, ticket, units } = state as {
    status?: string;
    ticket?: { id: string };
    units?: readonly number[];
  };
  return {
    ...(status !== undefined && { status }),
    ...(units && { units }),
    ...(ticket && { ticketId: ticket.id }),
  };
}

/** Takes note of one write, of its outcome once. */
function noteOn(
  { write, machineClock }: Notebook,
  store: string,
  state: Aggregate,
  entries: Entries,
) {
  const startedAtMs = machineClock();
  const eventIds = entries.map(({ id }) => id);
  let isNoted = false;
  return (outcome: Outcome) => {
    if (isNoted) return;
    isNoted = true;
    const { id, version } = state;
    write({ kind: 'write', startedAtMs, store, id, version, ...heldBy(state), eventIds, outcome });
  };
}

/**
 * A store that takes note of each write. That a write is durable is noted when the publisher is told
 * of it, because a process may be made to die right behind that, before the write returns.
 */
export function probeStore<State extends Aggregate>(
  create: Create<State>,
  options: Parameters<Create<State>>[0],
  notebook: Notebook,
): AggregateStore<State> {
  const { model, publisher } = options;
  const name = model.collection.name;
  const underWay = new WeakMap<Entries, (outcome: Outcome) => void>();
  const store = create({
    ...options,
    publisher: {
      ...publisher,
      publishSoon(outbox, aggregateId, entries) {
        underWay.get(entries)?.('written');
        publisher.publishSoon(outbox, aggregateId, entries);
      },
    },
  });

  async function noting(
    state: State,
    entries: Entries,
    perform: (own: Entries) => Promise<boolean>,
  ): Promise<boolean> {
    const own = [...entries];
    const note = noteOn(notebook, name, state, entries);
    underWay.set(own, note);
    try {
      const isWritten = await perform(own);
      note(isWritten ? 'written' : 'lost');
      return isWritten;
    } catch (error) {
      note(error instanceof DuplicateKey ? 'duplicate-key' : 'unknown');
      throw error;
    }
  }

  return {
    ...store,
    async insert(state, entries, once) {
      let kept = state;
      await noting(state, entries, async (own) => {
        kept = await store.insert(state, own, once);
        return true;
      });
      return kept;
    },
    replace: (change) =>
      noting(change.after, change.entries, (entries) => store.replace({ ...change, entries })),
  };
}
