import type { Model } from 'mongoose';
import { DuplicateKey } from '../errors';
import type { Outbox, OutboxEntry } from '../messaging/outbox';
import type { OutboxPublisher } from '../messaging/outbox-publisher';
import { inTraceOf, type Tracing } from '../tracing/tracing';
import type { AggregateDocument } from './aggregate-schema';
import { insertPlain } from './insert-plain';
import { isDuplicateKey } from './mongo-errors';

type Fields = Record<string, unknown>;

/** A change that was decided: what the aggregate becomes, and the events that say so. */
export interface Change<State> {
  before: State;
  after: State;
  entries: readonly OutboxEntry[];
}

/** What each aggregate has; its traceparent is the store's to keep, a change never touches it. */
export interface Aggregate {
  id: string;
  version: number;
  /** The span that it was made in, where it is one trace. */
  traceparent?: string;
}

export interface AggregateStore<State> {
  find(id: string): Promise<State | undefined>;
  /**
   * Writes a new aggregate with its events in one document.
   *
   * @param once fields that no change touches and that are not part of the state (a request's hash)
   * @returns what it is now, with the trace that it began in
   * @throws {DuplicateKey} when its id, or another unique key, is taken
   */
  insert(state: State, entries: readonly OutboxEntry[], once?: Fields): Promise<State>;
  /**
   * Compare-and-set on the version (and the guard): writes the new state and its events, or nothing.
   *
   * @returns false when somebody else was first; reload and decide again
   * @throws {DuplicateKey} when a unique index refuses the new state
   */
  replace(change: Change<State>): Promise<boolean>;
  /** What a query of the service need not bring along, because it is not part of the state. */
  projection: Readonly<Record<string, 0>>;
  /** Turns a document, as a query of the service found it, into a state. */
  toState(document: object): State;
}

interface AggregateStoreOptions<State> {
  model: Model<AggregateDocument>;
  outbox: Outbox;
  publisher: OutboxPublisher;
  tracing: Tracing;
  /**
   * Whatever becomes of it later is a part of the trace that it began in, as with an order. Otherwise a
   * change is a part of what made it.
   */
  isOneTrace?: boolean;
  /** Fields that follow from the state and exist for queries and unique indexes only. */
  derive?: (state: State) => Fields;
  /**
   * What must still be as it was, besides the version, for a change to be written: a part of the state
   * that changes without being a new version.
   */
  guard?: (before: State) => Fields;
  /** Names of fields in the document that are not part of the state. */
  notState?: readonly string[];
}

function withoutUndefined(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** What is new, what is gone, and the events that say so. */
function updateTo(after: Fields, before: Fields, entries: readonly OutboxEntry[]): object {
  const gone = Object.keys(before).filter((key) => !(key in after));
  return {
    $set: after,
    ...(gone.length > 0 && { $unset: Object.fromEntries(gone.map((key) => [key, 1])) }),
    ...(entries.length > 0 && { $push: { outbox: { $each: [...entries] } } }),
  };
}

async function refusingDuplicates<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (isDuplicateKey(error)) throw new DuplicateKey('a unique key is taken', { cause: error });
    throw error;
  }
}

/** Aggregates of one collection: each change is one write to one document, events included. */
export function createAggregateStore<State extends Aggregate>({
  model,
  outbox,
  publisher,
  tracing,
  isOneTrace = false,
  derive = () => ({}),
  guard = () => ({}),
  notState = [],
}: AggregateStoreOptions<State>): AggregateStore<State> {
  const hidden = new Set(['_id', 'outbox', ...notState]);
  const projection = Object.fromEntries(['outbox', ...notState].map((name) => [name, 0] as const));

  function toFields(state: State): Fields {
    const { id: _id, traceparent: _trace, ...fields } = state;
    return withoutUndefined({ ...fields, ...derive(state) });
  }

  function toState(document: object): State {
    const entries = Object.entries(document);
    const id = (document as AggregateDocument)._id;
    return { id, ...Object.fromEntries(entries.filter(([key]) => !hidden.has(key))) } as State;
  }

  /** The events of a change remember which change that was. */
  function stamped(entries: readonly OutboxEntry[]): readonly OutboxEntry[] {
    const traceparent = tracing.traceparent();
    return traceparent ? entries.map((entry) => ({ ...entry, traceparent })) : entries;
  }

  async function insert(
    state: State,
    entries: readonly OutboxEntry[],
    once: Fields,
  ): Promise<State> {
    const traced = isOneTrace ? withoutUndefined({ traceparent: tracing.traceparent() }) : {};
    const document = { _id: state.id, ...toFields(state), ...once, ...traced };
    await refusingDuplicates(insertPlain(model, { ...document, outbox: [...entries] }));
    publisher.publishSoon(outbox, state.id, entries);
    return { ...state, ...traced };
  }

  async function replace({ before, after, entries }: Change<State>): Promise<boolean> {
    const unchanged = { ...guard(before), _id: before.id, version: before.version };
    const update = updateTo(toFields(after), toFields(before), entries);
    const result = await refusingDuplicates(model.updateOne(unchanged, update));
    if (result.matchedCount === 0) return false;
    publisher.publishSoon(outbox, after.id, entries);
    return true;
  }

  const name = `change ${outbox.name}`;
  return {
    projection,
    toState,
    async find(id) {
      const document = await model.findById(id, projection).lean();
      return document ? toState(document) : undefined;
    },
    insert: (state, entries, once = {}) => insert(state, stamped(entries), once),
    replace: (change) =>
      inTraceOf(tracing, { origin: change.before.traceparent, name }, () =>
        replace({ ...change, entries: stamped(change.entries) }),
      ),
  };
}
