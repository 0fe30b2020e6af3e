import type { Outbox } from '@ticketing/common/messaging/outbox';
import type { OutboxPublisher } from '@ticketing/common/messaging/outbox-publisher';
import type { AggregateStore } from '@ticketing/common/store/aggregate-store';
import { replaceCompiled } from '../../../proofs/mutants/replace-compiled';
import { tellWhenAsked } from '../probe/tell-when-asked';

type CreateStore = (options: { publisher: OutboxPublisher }) => AggregateStore<{ id: string }>;

/** What became of the events of a service that keeps none of them. */
export interface Published {
  /** Changes whose events are not out yet. */
  underWay: number;
  /** Changes whose events never came out, since the service was started. */
  lost: number;
}

/** Events that are in no document need not be taken out of one. */
const nowhere = { name: 'nowhere', clear: () => Promise.resolve() } as unknown as Outbox;

const published: Published = { underWay: 0, lost: 0 };

async function counted(publishing: Promise<void>): Promise<void> {
  published.underWay += 1;
  try {
    await publishing;
  } catch {
    published.lost += 1;
  } finally {
    published.underWay -= 1;
  }
}

/**
 * Loaded before a service: it saves without its events and publishes them afterwards, as if there were
 * no outbox. What a crash in between would lose is what the outbox costs.
 */
replaceCompiled<CreateStore>(
  'common/dist/store/aggregate-store',
  'createAggregateStore',
  (create) => (options) => {
    const store = create(options);
    return {
      ...store,
      async insert(state, entries, once) {
        const kept = await store.insert(state, [], once);
        const pending = { aggregateId: state.id, entries };
        void counted(options.publisher.publishAndClear(nowhere, pending));
        return kept;
      },
    };
  },
);

tellWhenAsked(() => published);
