import { Redis, type RedisOptions } from 'ioredis';
import type { Logger } from '@ticketing/common/service/logger';

const CONNECT_TIMEOUT_MS = 5_000;
const COMMAND_TIMEOUT_MS = 5_000;
const RETRY_MS_MAX = 1_000;

export type ConnectionRole = 'client' | 'subscriber' | 'bclient';
export type RedisStatus = 'connected' | 'connecting' | 'closed';

export interface RedisConnections {
  /** The connection of a role; made when it is first asked for. */
  open(role: ConnectionRole): Redis;
  /** What is known of the connection that commands go over. */
  status(): RedisStatus;
  /** Cuts all connections at once, whether Redis answers or not. */
  close(): void;
}

/** Redis away is an ordinary state: it is tried again for ever, at least once a second. */
const shared: RedisOptions = {
  connectTimeout: CONNECT_TIMEOUT_MS,
  retryStrategy: (times) => Math.min(times * 100, RETRY_MS_MAX),
};

/** A waiting connection may wait as long as it likes; a command must not. */
const byRole: Readonly<Record<ConnectionRole, RedisOptions>> = {
  client: { ...shared, maxRetriesPerRequest: 1, commandTimeout: COMMAND_TIMEOUT_MS },
  subscriber: { ...shared, maxRetriesPerRequest: null, enableReadyCheck: false },
  bclient: { ...shared, maxRetriesPerRequest: null, enableReadyCheck: false },
};

export function createRedisConnections(options: {
  url: string;
  logger: Logger;
  /** Redis answers, for the first time or again: it may have lost what it had. */
  onReady: () => void;
}): RedisConnections {
  const { url, logger, onReady } = options;
  const opened = new Map<ConnectionRole, Redis>();
  let closed = false;
  let isSaid = false;

  function connect(role: ConnectionRole): Redis {
    const redis = new Redis(url, byRole[role]);
    redis.on('error', (error) => logger.debug({ err: error, role }, 'redis: no connection'));
    if (role === 'client') {
      redis.on('ready', () => {
        isSaid = false;
        logger.info('redis: connected');
        onReady();
      });
      redis.on('close', () => {
        if (closed || isSaid) return;
        isSaid = true;
        logger.warn('redis: connection lost, or none to be had; alarms wait');
      });
    }
    opened.set(role, redis);
    return redis;
  }

  return {
    open: (role) => opened.get(role) ?? connect(role),
    status() {
      if (closed) return 'closed';
      return opened.get('client')?.status === 'ready' ? 'connected' : 'connecting';
    },
    close() {
      closed = true;
      for (const redis of opened.values()) redis.disconnect();
    },
  };
}
