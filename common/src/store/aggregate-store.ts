import type { Model } from 'mongoose';
import { DuplicateKey } from '../errors';
import type { Outbox, OutboxEntry } from '../messaging/outbox';
import type { OutboxPublisher } from '../messaging/outbox-publisher';
import type { AggregateDocument } from './aggregate-schema';
import { isDuplicateKey } from './mongo-errors';

type Fields = Record<string, unknown>;

/** A change that was decided: what the aggregate becomes, and the events that say so. */
export interface Change<State> {
  before: State;
  after: State;
  entries: readonly OutboxEntry[];
}

export interface AggregateStore<State> {
  find(id: string): Promise<State | undefined>;
  /**
   * Writes a new aggregate with its events in one document.
   *
   * @param once fields that no change touches and that are not part of the state (a request's hash)
   * @throws {DuplicateKey} when its id, or another unique key, is taken
   */
  insert(state: State, entries: readonly OutboxEntry[], once?: Fields): Promise<void>;
  /**
   * Compare-and-set on the version (and the guard): writes the new state and its events, or nothing.
   *
   * @returns false when somebody else was first; reload and decide again
   * @throws {DuplicateKey} when a unique index refuses the new state
   */
  replace(change: Change<State>): Promise<boolean>;
  /** Turns a document, as a query of the service found it, into a state. */
  toState(document: object): State;
}

interface AggregateStoreOptions<State> {
  model: Model<AggregateDocument>;
  outbox: Outbox;
  publisher: OutboxPublisher;
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

/** Aggregates of one collection: each change is one write to one document, events included. */
export function createAggregateStore<State extends { id: string; version: number }>({
  model,
  outbox,
  publisher,
  derive = () => ({}),
  guard = () => ({}),
  notState = [],
}: AggregateStoreOptions<State>): AggregateStore<State> {
  const hidden = new Set(['_id', 'outbox', ...notState]);

  function toFields(state: State): Fields {
    const { id: _id, ...fields } = state;
    return withoutUndefined({ ...fields, ...derive(state) });
  }

  function toState(document: object): State {
    const entries = Object.entries(document);
    const id = (document as AggregateDocument)._id;
    return { id, ...Object.fromEntries(entries.filter(([key]) => !hidden.has(key))) } as State;
  }

  async function refusingDuplicates<T>(write: Promise<T>): Promise<T> {
    try {
      return await write;
    } catch (error) {
      if (isDuplicateKey(error)) throw new DuplicateKey('a unique key is taken', { cause: error });
      throw error;
    }
  }

  return {
    toState,
    async find(id) {
      const document = await model.findById(id).lean();
      return document ? toState(document) : undefined;
    },
    async insert(state, entries, once = {}) {
      const document = { _id: state.id, ...toFields(state), ...once, outbox: [...entries] };
      await refusingDuplicates(model.create(document));
      publisher.publishSoon(outbox, state.id, entries);
    },
    async replace({ before, after, entries }) {
      const fields = toFields(after);
      const gone = Object.keys(toFields(before)).filter((key) => !(key in fields));
      const result = await refusingDuplicates(
        model.updateOne(
          { ...guard(before), _id: before.id, version: before.version },
          {
            $set: fields,
            ...(gone.length > 0 && { $unset: Object.fromEntries(gone.map((key) => [key, 1])) }),
            ...(entries.length > 0 && { $push: { outbox: { $each: [...entries] } } }),
          },
        ),
      );
      if (result.matchedCount === 0) return false;
      publisher.publishSoon(outbox, after.id, entries);
      return true;
    },
  };
}
