import { waitFor } from '@ticketing/common/messaging/wait-for';
import type { Logger } from '@ticketing/common/service/logger';
import { closeQueue, openQueue, type AlarmQueue } from './bull-queue';
import {
  createRedisConnections,
  type RedisConnections,
  type RedisStatus,
} from './redis-connections';

const RINGS_AT_ONCE_MAX = 16;
const BEGIN_AGAIN_MS = 1_000;

/** Called when an alarm rings. A rejection makes it ring again later. */
export type OnRing = (id: string) => Promise<void>;

/** The queue of alarms, begun again whenever Redis refuses to begin it. */
export interface RingingQueue {
  /** Adds an alarm that rings after `delay` milliseconds. The same id again is ignored by Bull. */
  add(id: string, delay: number): Promise<void>;
  /** Connects in the background and begins to ring. */
  start(onRing: OnRing): void;
  /** Rings no more, and waits for what is ringing. */
  stop(): Promise<void>;
  status(): RedisStatus;
  /** Leaves a mark in Redis that is lost with everything else. */
  mark(): Promise<void>;
  isMarked(): Promise<boolean>;
}

export function createRingingQueue(deps: {
  url: string;
  keyPrefix: string;
  logger: Logger;
  /** Redis answers, for the first time or again. */
  onReady: () => void;
}): RingingQueue {
  const { keyPrefix, logger } = deps;
  const markKey = `${keyPrefix}:filled`;
  const stopping = new AbortController();
  const ringing = new Set<Promise<void>>();
  let connections = createRedisConnections(deps);
  let queue: AlarmQueue | undefined;

  const isStopping = () => stopping.signal.aborted;

  function ring(onRing: OnRing, id: string): Promise<void> {
    const task = onRing(id).finally(() => ringing.delete(task));
    ringing.add(task);
    return task;
  }

  /** A queue that was refused never rings again: only another one, on connections of its own, does. */
  async function replace(refused: AlarmQueue, used: RedisConnections): Promise<void> {
    await closeQueue(refused, ringing);
    used.close();
    connections = createRedisConnections(deps);
    await waitFor(BEGIN_AGAIN_MS, stopping.signal);
  }

  async function ringUntilStopped(onRing: OnRing): Promise<void> {
    while (!isStopping()) {
      const begun = openQueue({ ...deps, connections });
      queue = begun;
      try {
        await begun.process(RINGS_AT_ONCE_MAX, (job) => ring(onRing, String(job.id)));
        return;
      } catch (error) {
        if (isStopping()) return;
        logger.warn({ err: error }, 'redis: refused to let alarms ring, trying again');
        await replace(begun, connections);
      }
    }
  }

  return {
    async add(id, delay) {
      await queue?.add({}, { jobId: id, delay });
    },
    start(onRing) {
      void ringUntilStopped(onRing);
    },
    async stop() {
      stopping.abort();
      if (queue) await closeQueue(queue, ringing);
      connections.close();
    },
    status: () => (isStopping() ? 'closed' : connections.status()),
    async mark() {
      await connections.open('client').set(markKey, 1);
    },
    isMarked: async () => (await connections.open('client').exists(markKey)) === 1,
  };
}
