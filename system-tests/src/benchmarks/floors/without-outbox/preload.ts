import type { Outbox } from '@ticketing/common/messaging/outbox';
import type { OutboxPublisher } from '@ticketing/common/messaging/outbox-publisher';
import type { AggregateStore } from '@ticketing/common/store/aggregate-store';
import { replaceCompiled } from '../../../proofs/mutants/replace-compiled';

type CreateStore = (options: { publisher: OutboxPublisher }) => AggregateStore<{ id: string }>;

/** Events that are in no document need not be taken out of one. */
const nowhere = { name: 'nowhere', clear: () => Promise.resolve() } as unknown as Outbox;

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
        void options.publisher.publishAndClear(nowhere, pending).catch(() => undefined);
        return kept;
      },
    };
  },
);
