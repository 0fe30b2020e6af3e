import { readBrokerAddress } from '@ticketing/common/messaging/broker/broker-address';
import type { BrokerKind } from '@ticketing/common/messaging/bus-from-config';
import { baseConfig, readConfig } from '@ticketing/common/service/config';
import { z } from 'zod';

const laboratoryConfig = baseConfig.pick({ EVENT_BUS: true, NATS_CLUSTER_ID: true }).extend({
  NATS_URL: baseConfig.shape.NATS_URL.default('nats://127.0.0.1:4222'),
  NATS_MONITOR_URL: z.url({ protocol: /^https?$/ }).optional(),
});

const MONITOR_PORT = 8_222;

/** Where the bus is. */
export interface BusPlace {
  kind: BrokerKind;
  url: string;
  clusterId: string;
  monitorUrl: string;
  /** For people: without credentials. */
  shown: string;
}

/** Reads from the environment where the bus is; by default on this machine. */
export function readBusPlace(env: Readonly<Record<string, string | undefined>>): BusPlace {
  const config = readConfig(laboratoryConfig, env);
  const { servers } = readBrokerAddress(config.NATS_URL);
  const [first = config.NATS_URL] = servers;
  return {
    kind: config.EVENT_BUS,
    url: config.NATS_URL,
    clusterId: config.NATS_CLUSTER_ID,
    monitorUrl: config.NATS_MONITOR_URL ?? `http://${new URL(first).hostname}:${MONITOR_PORT}`,
    shown: `${config.EVENT_BUS} at ${servers.join(', ')}`,
  };
}
