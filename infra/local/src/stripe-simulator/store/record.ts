import type { Change, Fact } from '../domain/change';
import { seconds } from '../domain/change';
import type { StoredAnswer } from '../domain/idempotency';
import type { StripeEvent } from '../domain/objects';
import type { Delivery, Entry } from './ledger';
import type { Store } from './store';

/** The request that an event names as its cause; nulls where nobody asked. */
export type Cause = StripeEvent['request'];

export type RecordChange = (recorded: {
  change: Change;
  cause: Cause;
  answer?: StoredAnswer | undefined;
}) => void;

interface RecordDependencies {
  store: Store;
  clock: () => number;
  newId: (prefix: string) => string;
  apiVersion: string;
  /** Tells those who act on what is in the ledger that there may be something to do. */
  wake: () => void;
}

/** Writes a change, its events, their deliveries and the answer that is kept, as one line. */
export const createRecorder = ({
  store,
  clock,
  newId,
  apiVersion,
  wake,
}: RecordDependencies): RecordChange => {
  const toEvent = (fact: Fact, cause: Cause): StripeEvent => ({
    id: newId('evt'),
    object: 'event',
    api_version: apiVersion,
    created: seconds(clock()),
    data: {
      object: fact.object,
      ...(fact.previous === undefined ? {} : { previous_attributes: fact.previous }),
    },
    livemode: false,
    pending_webhooks: 1,
    request: cause,
    type: fact.type,
  });
  const toDelivery = ({ id }: StripeEvent): Delivery => ({
    eventId: id,
    createdAtMs: clock(),
    status: 'pending',
    attempts: 0,
    successes: 0,
    nextAttemptAtMs: clock(),
    last: null,
  });
  return ({ change, cause, answer }) => {
    const { facts = [], ...objects } = change;
    const events = facts.map((fact) => toEvent(fact, cause));
    const entry: Entry = {
      ...objects,
      ...(events.length > 0 ? { events, deliveries: events.map(toDelivery) } : {}),
      ...(answer ? { answers: [answer] } : {}),
    };
    if (Object.keys(entry).length === 0) return;
    store.commit(entry);
    wake();
  };
};
