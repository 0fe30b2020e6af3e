import type { Connection } from 'mongoose';
import { REQUEST_BUCKETS_SECONDS, type Metrics, type Observe } from '../service/metrics';
import {
  countIn,
  followClients,
  followPools,
  type Client,
  type Pool,
  type Pools,
} from './follow-pools';

const SERVERS_MAX = 20;
const MS_PER_SECOND = 1_000;
/** Of one operation of the database: by an index it takes some milliseconds, and the socket ends it at 20 s. */
const OPERATION_BUCKETS_SECONDS = [
  0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20,
];
const NAME = { db_client_connection_pool_name: { max: SERVERS_MAX } };

function describePools(metrics: Metrics, pools: Pools): void {
  const readings = (valueOf: (pool: Pool) => number) =>
    [...pools.current()].map(([address, pool]) => ({
      labels: { db_client_connection_pool_name: address },
      value: valueOf(pool),
    }));

  metrics.labelledGauge(
    {
      name: 'db_client_connection_count',
      help: 'Connections that the pool has',
      labels: { ...NAME, db_client_connection_state: ['idle', 'used'] },
    },
    () =>
      (['idle', 'used'] as const).flatMap((state) =>
        readings((pool) => countIn(pool, state)).map(({ labels, value }) => ({
          labels: { ...labels, db_client_connection_state: state },
          value,
        })),
      ),
  );
  metrics.labelledGauge(
    { name: 'db_client_connection_max', help: 'The most connections of a pool', labels: NAME },
    () => readings(({ max }) => max),
  );
  metrics.labelledGauge(
    {
      name: 'db_client_connection_pending_requests',
      help: 'Operations that wait for a connection',
      labels: NAME,
    },
    () => readings(({ pending }) => pending),
  );
}

/** An operation has a connection from its command to the answer: the use of one is how long MongoDB took. */
function followUse(client: Client, observe: Observe<typeof NAME>): void {
  const takenAt = new Map<string, number>();
  client.on('connectionCheckedOut', ({ address, connectionId }) => {
    takenAt.set(`${address} ${connectionId}`, performance.now());
  });
  client.on('connectionCheckedIn', ({ address, connectionId }) => {
    const connection = `${address} ${connectionId}`;
    const taken = takenAt.get(connection);
    if (taken === undefined) return;
    takenAt.delete(connection);
    const seconds = (performance.now() - taken) / MS_PER_SECOND;
    observe({ db_client_connection_pool_name: address }, seconds);
  });
}

/** Tells of the pools of a connection to MongoDB, also when it is given another client. */
export function measurePool(connection: Connection, metrics: Metrics): void {
  describePools(metrics, followPools(connection));
  const observeWait = metrics.histogram({
    name: 'db_client_connection_wait_time_seconds',
    help: 'How long operations waited for a connection',
    labels: NAME,
    buckets: REQUEST_BUCKETS_SECONDS,
  });
  const observeUse = metrics.histogram({
    name: 'db_client_connection_use_time_seconds',
    help: 'How long operations had a connection',
    labels: NAME,
    buckets: OPERATION_BUCKETS_SECONDS,
  });
  const countTimeout = metrics.counter({
    name: 'db_client_connection_timeouts_total',
    help: 'Operations that waited too long for a connection and failed',
    labels: NAME,
  });
  const begun = new Set<string>();
  /** At 0, before there is one: a first increase from nothing is invisible to Prometheus. */
  function beginTimeouts(address: string): void {
    if (begun.has(address)) return;
    begun.add(address);
    countTimeout({ db_client_connection_pool_name: address }, 0);
  }
  followClients(connection, (client) => {
    followUse(client, observeUse);
    client.on('connectionCheckOutStarted', ({ address }) => beginTimeouts(address));
    client.on('connectionCheckedOut', ({ address, durationMS }) => {
      observeWait({ db_client_connection_pool_name: address }, durationMS / MS_PER_SECOND);
    });
    client.on('connectionCheckOutFailed', ({ address, reason }) => {
      if (reason === 'timeout') countTimeout({ db_client_connection_pool_name: address });
    });
  });
}
