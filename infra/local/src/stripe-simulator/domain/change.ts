import type { TestCard } from './cards';
import type { StripeFault } from './faults';
import type { Charge, EventObject, PaymentIntent, PaymentMethod, Refund } from './objects';

/** A payment method and which test card it stands for, which Stripe's own object does not say. */
export interface StoredMethod {
  id: string;
  card: string;
  object: PaymentMethod;
}

/** Something that goes on by itself later: a delayed card, a refund on its way to the bank. */
export interface Task {
  id: string;
  kind: 'settle-intent' | 'settle-refund';
  objectId: string;
  dueAtMs: number;
}

/** What happened, from which an event is made. */
export interface Fact {
  type: string;
  object: EventObject;
  previous?: Record<string, unknown>;
}

/** All that one request changes. It is written to the journal as one line, or not at all. */
export interface Change {
  intents?: PaymentIntent[];
  charges?: Charge[];
  refunds?: Refund[];
  methods?: StoredMethod[];
  tasks?: Task[];
  doneTasks?: string[];
  facts?: Fact[];
}

export interface Context {
  nowMs: number;
  newId: (prefix: string) => string;
  /** How long a delayed card and a refund that is under way take. */
  settleAfterMs: number;
  /** Where a browser finds the simulator: through the proxy, on the shop's own origin. */
  publicUrl: string;
}

/** A declined card changes the intent and is an error at once, so a fault may carry a change. */
export type Decision<Answer> =
  { change: Change; answer: Answer; fault?: undefined } | { change: Change; fault: StripeFault };

export interface CardInUse {
  method: StoredMethod;
  card: TestCard;
}

export const seconds = (nowMs: number): number => Math.floor(nowMs / 1000);
