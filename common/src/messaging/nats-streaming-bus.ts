import type { Logger } from '../service/logger';
import {
  createReconnectingBus,
  PUBLISH_TIMEOUT_MS,
  type BusLimits,
} from './broker/reconnecting-bus';
import type { EventBus } from './event-bus';
import { openStanSession } from './nats-streaming/stan-session';

export interface NatsStreamingBusOptions extends BusLimits {
  /** `nats://host:4222`, several with commas between. */
  url: string;
  clusterId: string;
  /** Unique among the clients of the cluster. The same one is used after each loss, so that the server
   * sees at once that the old connection is dead and gives its messages to others. */
  clientId: string;
  logger: Logger;
}

/**
 * The bus on NATS Streaming. Returns at once and connects in the background.
 *
 * The server knows no negative acknowledgement: a retry lets redeliveries pass until it is due, so its
 * granularity is the ack wait, which counts in full seconds. Between two members of a group only the
 * ack wait holds a message back. 5 s is a good ack wait: short after a crash, and longer than any
 * handler that does not wait for a dependency.
 */
export function createNatsStreamingBus({
  url,
  clusterId,
  clientId,
  ...options
}: NatsStreamingBusOptions): EventBus {
  const { publishTimeoutMs = PUBLISH_TIMEOUT_MS } = options;
  const openSession = () => openStanSession({ url, clusterId, clientId, publishTimeoutMs });
  return createReconnectingBus({ openSession, ...options });
}
