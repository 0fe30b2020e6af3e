import { setTimeout as delay } from 'node:timers/promises';
import type { EventBus } from '@ticketing/common/messaging/event-bus';
import mongoose, { type Connection, type Model } from 'mongoose';
import { replaceCompiled } from './replace-compiled';

interface Replica {
  _id: string;
  version: number;
}

/** The last message wins, whatever version it has. */
export function switchOffVersionGate(): void {
  replaceCompiled<(model: Model<Replica>, document: Replica) => Promise<boolean>>(
    'common/dist/store/replica-store',
    'applyIfNewer',
    () => async (model, document) => {
      const { matchedCount } = await model.replaceOne({ _id: document._id }, document);
      if (matchedCount === 0) await model.create(document).catch(() => undefined);
      return true;
    },
  );
}

export function switchOffJournal(): void {
  replaceCompiled<(uri: string) => Promise<Connection>>(
    'common/dist/store/mongo-connection',
    'connectMongo',
    () => (uri) =>
      mongoose
        .createConnection(uri, {
          autoCreate: false,
          autoIndex: false,
          bufferCommands: false,
          serverSelectionTimeoutMS: 5_000,
          socketTimeoutMS: 20_000,
          writeConcern: { w: 1, journal: false },
        })
        .asPromise(),
  );
}

export function switchOffSweeper(): void {
  const nothing = () => Promise.resolve(0);
  replaceCompiled('common/dist/messaging/outbox-sweeper', 'createOutboxSweeper', () => () => ({
    sweep: nothing,
    flush: nothing,
  }));
}

/** As long as a busy process may take; a crash meanwhile loses what nobody delivers again. */
const HANDLED_AFTER_MS = 1_000;

/** Says "done" to the broker first, and begins then. */
export function acknowledgeFirst(): void {
  replaceCompiled<(options: { bus: EventBus }) => unknown>(
    'common/dist/messaging/consumer',
    'createConsumer',
    (createConsumer) => (options) => {
      const { bus } = options;
      const hasty: EventBus = {
        ...bus,
        subscribe: (subscription) =>
          bus.subscribe({
            ...subscription,
            onDelivery: (delivery) => {
              void delay(HANDLED_AFTER_MS).then(() => subscription.onDelivery(delivery));
              return Promise.resolve({ kind: 'ack' });
            },
          }),
      };
      return createConsumer({ ...options, bus: hasty });
    },
  );
}
