import { nanos } from '@nats-io/transport-node';
import {
  DiscardPolicy,
  JetStreamApiError,
  RetentionPolicy,
  StorageType,
  type JetStreamManager,
} from '@nats-io/jetstream';
import { STREAM, SUBJECTS } from './names';

/** Within this time a second message with the same id is dropped. The server's own default. */
const DUPLICATE_WINDOW_MS = 120_000;
const NOT_FOUND = 404;

/** What the lookup finds, or undefined where the server says that there is no such thing. */
export async function found<T>(lookup: Promise<T>): Promise<T | undefined> {
  try {
    return await lookup;
  } catch (error) {
    if (error instanceof JetStreamApiError && error.status === NOT_FOUND) return undefined;
    throw error;
  }
}

/** Makes the stream where there is none. One that is there is the operator's: it is left as it is. */
export async function ensureStream(jsm: JetStreamManager, replicas: number): Promise<void> {
  if (await found(jsm.streams.info(STREAM))) return;
  await jsm.streams.add({
    name: STREAM,
    subjects: [SUBJECTS],
    storage: StorageType.File,
    retention: RetentionPolicy.Limits,
    discard: DiscardPolicy.New,
    duplicate_window: nanos(DUPLICATE_WINDOW_MS),
    num_replicas: replicas,
  });
}
