import { connect, type NatsConnection } from '@nats-io/transport-node';
import { readBrokerAddress } from '@ticketing/common/messaging/broker/broker-address';
import type { BusPlace } from '../config';

const CONNECT_TIMEOUT_MS = 5_000;

/** One connection that never heals itself. */
export function connectJetStream({ url }: BusPlace): Promise<NatsConnection> {
  const { tls, ...address } = readBrokerAddress(url);
  return connect({
    ...address,
    ...(tls && { tls: {} }),
    name: 'nats-test',
    reconnect: false,
    timeout: CONNECT_TIMEOUT_MS,
  });
}
