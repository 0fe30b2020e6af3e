import type { Logger } from '../service/logger';
import type { BusLimits } from './broker/reconnecting-bus';
import type { EventBus } from './event-bus';
import { createJetStreamBus } from './jetstream-bus';
import { createNatsStreamingBus } from './nats-streaming-bus';

export type BrokerKind = 'nats-streaming' | 'jetstream';

export interface BusConfig extends BusLimits {
  kind: BrokerKind;
  /** `nats://host:4222`, several with commas between. */
  url: string;
  /** Of NATS Streaming; JetStream has none. */
  clusterId: string;
  /** Of JetStream: how many servers keep each message, when the bus makes the stream. */
  replicas?: number;
  /** Unique among the clients of the broker. */
  clientName: string;
  logger: Logger;
}

/** The bus that the configuration chooses. Returns at once; it connects in the background. */
export function connectBus({
  kind,
  clusterId,
  clientName,
  replicas,
  ...options
}: BusConfig): EventBus {
  switch (kind) {
    case 'nats-streaming':
      return createNatsStreamingBus({ ...options, clusterId, clientId: toClientId(clientName) });
    case 'jetstream':
      return createJetStreamBus({ ...options, clientName, ...(replicas && { replicas }) });
  }
}

/** NATS Streaming takes letters, digits, `-` and `_` only. */
function toClientId(clientName: string): string {
  return clientName.replace(/[^A-Za-z0-9_-]/g, '_');
}
