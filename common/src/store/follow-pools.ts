import type { Connection } from 'mongoose';

export type Client = ReturnType<Connection['getClient']>;
export type ConnectionState = 'idle' | 'used';

/** The connections to one server, and the operations that wait for one. */
export interface Pool {
  max: number;
  connections: Map<number, ConnectionState>;
  pending: number;
}

export interface Pools {
  /** Those of the client that the connection has now, by the address of their server. */
  current(): ReadonlyMap<string, Pool>;
  /** Whether one has as many connections as it may have, and each of them is in use. */
  areFull(): boolean;
}

/** Calls `follow` with the client of a connection, and with each that it is given instead. */
export function followClients(connection: Connection, follow: (client: Client) => void): void {
  const followed = new WeakSet<Client>();
  const look = () => {
    const client = connection.getClient();
    if (followed.has(client)) return;
    followed.add(client);
    follow(client);
  };
  look();
  connection.on('connected', look);
}

function followPoolsOf(client: Client): ReadonlyMap<string, Pool> {
  const pools = new Map<string, Pool>();
  const { maxPoolSize: max } = client.options;
  const poolOf = (address: string): Pool => {
    const pool = pools.get(address) ?? { max, connections: new Map(), pending: 0 };
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
  client.on('connectionCheckedOut', ({ address, connectionId }) => {
    settle(address);
    poolOf(address).connections.set(connectionId as number, 'used');
  });
  client.on('connectionCheckedIn', ({ address, connectionId }) => {
    pools.get(address)?.connections.set(connectionId as number, 'idle');
  });
  client.on('connectionCheckOutFailed', ({ address }) => settle(address));
  return pools;
}

/** How many connections of a pool are in this state. */
export function countIn({ connections }: Pool, state: ConnectionState): number {
  return [...connections.values()].filter((each) => each === state).length;
}

/**
 * Follows the pools of a connection to MongoDB by the events of its driver, also when it is given
 * another client. A connection that was opened before this is known from its first use on.
 * Source: https://github.com/mongodb/specifications/blob/master/source/connection-monitoring-and-pooling/connection-monitoring-and-pooling.md
 */
export function followPools(connection: Connection): Pools {
  // Of each client its own: a closed one still tells of connections, by numbers that the next has too.
  let pools: ReadonlyMap<string, Pool> = new Map();
  followClients(connection, (client) => {
    pools = followPoolsOf(client);
  });
  return {
    current: () => pools,
    areFull: () => [...pools.values()].some((pool) => countIn(pool, 'used') >= pool.max),
  };
}
