import type { Connection } from 'mongoose';
import { REQUEST_BUCKETS_SECONDS, type Metrics } from '../service/metrics';

type Client = ReturnType<Connection['getClient']>;
type State = 'idle' | 'used';

/** The connections to one server, and the operations that wait for one. */
interface Pool {
  max: number;
  connections: Map<number, State>;
  pending: number;
}

const SERVERS_MAX = 20;
const MS_PER_SECOND = 1_000;
const NAME = { db_client_connection_pool_name: { max: SERVERS_MAX } };

type Pools = Map<string, Pool>;

function describePools(metrics: Metrics, pools: Pools): void {
  const readings = (valueOf: (pool: Pool) => number) =>
    [...pools].map(([address, pool]) => ({
      labels: { db_client_connection_pool_name: address },
      value: valueOf(pool),
    }));
  const inState = ({ connections }: Pool, state: State) =>
    [...connections.values()].filter((each) => each === state).length;

  metrics.labelledGauge(
    {
      name: 'db_client_connection_count',
      help: 'Connections that the pool has',
      labels: { ...NAME, db_client_connection_state: ['idle', 'used'] },
    },
    () =>
      (['idle', 'used'] as const).flatMap((state) =>
        readings((pool) => inState(pool, state)).map(({ labels, value }) => ({
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

/**
 * Follows the pools of a connection to MongoDB by the events of its driver, also when it is given
 * another client. A connection that was opened before this is known from its first use on.
 * Source: https://github.com/mongodb/specifications/blob/master/source/connection-monitoring-and-pooling/connection-monitoring-and-pooling.md
 */
export function measurePool(connection: Connection, metrics: Metrics): void {
  const pools: Pools = new Map();
  const clients = new WeakSet<Client>();
  describePools(metrics, pools);
  const observeWait = metrics.histogram({
    name: 'db_client_connection_wait_time_seconds',
    help: 'How long operations waited for a connection',
    labels: NAME,
    buckets: REQUEST_BUCKETS_SECONDS,
  });
  const countTimeout = metrics.counter({
    name: 'db_client_connection_timeouts_total',
    help: 'Operations that waited too long for a connection and failed',
    labels: NAME,
  });

  function follow(client: Client): void {
    if (clients.has(client)) return;
    clients.add(client);
    const { maxPoolSize: max } = client.options;
    const poolOf = (address: string): Pool => {
      const pool = pools.get(address) ?? { max, connections: new Map<number, State>(), pending: 0 };
      pools.set(address, pool);
      return pool;
    };
    const settle = (address: string) => {
      const pool = poolOf(address);
      pool.pending = Math.max(0, pool.pending - 1);
    };

    client.on('connectionPoolCreated', ({ address }) => void poolOf(address));
    client.on('connectionPoolClosed', ({ address }) => void pools.delete(address));
    client.on('connectionCreated', ({ address, connectionId }) => {
      poolOf(address).connections.set(connectionId as number, 'idle');
    });
    client.on('connectionClosed', ({ address, connectionId }) => {
      pools.get(address)?.connections.delete(connectionId as number);
    });
    client.on('connectionCheckOutStarted', ({ address }) => {
      poolOf(address).pending += 1;
    });
    client.on('connectionCheckedOut', ({ address, connectionId, durationMS }) => {
      settle(address);
      poolOf(address).connections.set(connectionId as number, 'used');
      observeWait({ db_client_connection_pool_name: address }, durationMS / MS_PER_SECOND);
    });
    client.on('connectionCheckedIn', ({ address, connectionId }) => {
      pools.get(address)?.connections.set(connectionId as number, 'idle');
    });
    client.on('connectionCheckOutFailed', ({ address, reason }) => {
      settle(address);
      if (reason === 'timeout') countTimeout({ db_client_connection_pool_name: address });
    });
  }

  follow(connection.getClient());
  connection.on('connected', () => follow(connection.getClient()));
}
