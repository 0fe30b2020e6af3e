import type { Logger } from '../service/logger';
import {
  createReconnectingBus,
  PUBLISH_TIMEOUT_MS,
  type BusLimits,
} from './broker/reconnecting-bus';
import type { EventBus } from './event-bus';
import { openJetStreamSession } from './jetstream/jetstream-session';

export interface JetStreamBusOptions extends BusLimits {
  /** `nats://host:4222`, several with commas between. */
  url: string;
  /** Named in the server's list of connections. */
  clientName: string;
  /** How many servers keep each message, when the bus makes the stream. An existing stream is left as it is. */
  replicas?: number;
  logger: Logger;
}

/**
 * The bus on NATS JetStream, server 2.9 or newer. Returns at once and connects in the background.
 *
 * It makes the stream where there is none: on files, without limits. Limits are an operator's matter;
 * the stream refuses new messages at its limits rather than dropping old ones.
 */
export function createJetStreamBus({
  url,
  clientName,
  replicas = 1,
  ...options
}: JetStreamBusOptions): EventBus {
  const { publishTimeoutMs = PUBLISH_TIMEOUT_MS } = options;
  const openSession = () => openJetStreamSession({ url, clientName, replicas, publishTimeoutMs });
  return createReconnectingBus({ openSession, ...options });
}
