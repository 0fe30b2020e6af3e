import type { StoredMethod, Task } from '../domain/change';
import { answerKeptMs, type StoredAnswer } from '../domain/idempotency';
import type { Charge, PaymentIntent, Refund, StripeEvent } from '../domain/objects';

/** The way of one event to the webhook endpoint. */
export interface Delivery {
  eventId: string;
  createdAtMs: number;
  status: 'pending' | 'delivered' | 'given-up';
  attempts: number;
  /** How often it was accepted: more than once where repeats were asked for. */
  successes: number;
  nextAttemptAtMs: number;
  last: { atMs: number; status?: number; error?: string } | null;
}

/** One line of the journal: everything in it happened together. */
export interface Entry {
  intents?: PaymentIntent[];
  charges?: Charge[];
  refunds?: Refund[];
  methods?: StoredMethod[];
  tasks?: Task[];
  doneTasks?: string[];
  events?: StripeEvent[];
  deliveries?: Delivery[];
  answers?: StoredAnswer[];
}

export interface Ledger {
  readonly intents: ReadonlyMap<string, PaymentIntent>;
  readonly charges: ReadonlyMap<string, Charge>;
  readonly refunds: ReadonlyMap<string, Refund>;
  readonly methods: ReadonlyMap<string, StoredMethod>;
  readonly tasks: ReadonlyMap<string, Task>;
  readonly events: ReadonlyMap<string, StripeEvent>;
  readonly deliveries: ReadonlyMap<string, Delivery>;
  /** Those of `deliveries` that still have to arrive, so that finding them stays cheap. */
  readonly pending: ReadonlyMap<string, Delivery>;
  readonly answers: ReadonlyMap<string, StoredAnswer>;
  apply(entry: Entry): void;
  /** The whole ledger as few entries, without what Stripe would have forgotten by now. */
  snapshot(nowMs: number): Entry[];
}

const entriesPerLine = 100;

const chunks = (values: Entry): Entry[] =>
  Object.entries(values).flatMap(([name, list]: [string, unknown[]]) =>
    Array.from({ length: Math.ceil(list.length / entriesPerLine) }, (_, index) => ({
      [name]: list.slice(index * entriesPerLine, (index + 1) * entriesPerLine),
    })),
  );

const putAll = <T>(map: Map<string, T>, values: T[] | undefined, keyOf: (value: T) => string) => {
  for (const value of values ?? []) map.set(keyOf(value), value);
};

/** All that the simulator knows, in memory; objects in it are replaced, never changed. */
export const createLedger = (): Ledger => {
  const intents = new Map<string, PaymentIntent>();
  const charges = new Map<string, Charge>();
  const refunds = new Map<string, Refund>();
  const methods = new Map<string, StoredMethod>();
  const tasks = new Map<string, Task>();
  const events = new Map<string, StripeEvent>();
  const deliveries = new Map<string, Delivery>();
  const pending = new Map<string, Delivery>();
  const answers = new Map<string, StoredAnswer>();
  const idOf = ({ id }: { id: string }): string => id;

  const apply = (entry: Entry): void => {
    putAll(intents, entry.intents, idOf);
    putAll(charges, entry.charges, idOf);
    putAll(refunds, entry.refunds, idOf);
    putAll(methods, entry.methods, idOf);
    putAll(tasks, entry.tasks, idOf);
    for (const id of entry.doneTasks ?? []) tasks.delete(id);
    putAll(events, entry.events, idOf);
    putAll(deliveries, entry.deliveries, ({ eventId }) => eventId);
    for (const delivery of entry.deliveries ?? []) {
      if (delivery.status === 'pending') pending.set(delivery.eventId, delivery);
      else pending.delete(delivery.eventId);
    }
    putAll(answers, entry.answers, ({ key }) => key);
  };

  const snapshot = (nowMs: number): Entry[] =>
    chunks({
      intents: [...intents.values()],
      charges: [...charges.values()],
      refunds: [...refunds.values()],
      methods: [...methods.values()],
      tasks: [...tasks.values()],
      events: [...events.values()],
      deliveries: [...deliveries.values()],
      answers: [...answers.values()].filter(({ atMs }) => nowMs - atMs < answerKeptMs),
    });

  return {
    intents,
    charges,
    refunds,
    methods,
    tasks,
    events,
    deliveries,
    pending,
    answers,
    apply,
    snapshot,
  };
};
