import { Unavailable } from '@ticketing/common/errors';
import type { Clock } from '@ticketing/common/service/clock';
import type { Logger } from '@ticketing/common/service/logger';
import { closeQueue, openQueue, type AlarmQueue } from './bull-queue';
import { createRedisConnections, type RedisStatus } from './redis-connections';

const RINGS_AT_ONCE_MAX = 16;
const SETTING_AT_ONCE_MAX = 256;

/** A timer as its alarm needs it. */
export interface DueTimer {
  id: string;
  fireAt: Date;
}

/** Called when an alarm rings. A rejection makes it ring again later. */
export type OnRing = (id: string) => Promise<void>;

/** Alarm clocks in Redis: they say when to look at a timer, and know nothing else about it. */
export interface Alarms {
  /** Sets an alarm in the background. What can not be set now counts as lost. */
  setSoon(timer: DueTimer): void;
  /** Sets the alarms that are not set. @throws {Unavailable} when Redis is away */
  set(timers: readonly DueTimer[]): Promise<void>;
  /** Connects in the background and begins to ring. */
  start(onRing: OnRing): void;
  /** Rings no more, and waits for what is ringing. */
  stop(): Promise<void>;
  status(): RedisStatus;
  /** Grows whenever an alarm may be missing: after each connection, and when one could not be set. */
  losses(): number;
}

export function createAlarms(deps: {
  redisUrl: string;
  keyPrefix: string;
  clock: Clock;
  logger: Logger;
}): Alarms {
  const { redisUrl, keyPrefix, clock, logger } = deps;
  let queue: AlarmQueue | undefined;
  let losses = 0;
  let setting = 0;
  const ringing = new Set<Promise<void>>();
  const connections = createRedisConnections({
    url: redisUrl,
    logger,
    onReady: () => {
      losses += 1;
    },
  });

  /** The same job id again is ignored by Bull, so setting twice is safe. */
  async function setOne({ id, fireAt }: DueTimer): Promise<void> {
    const delay = Math.max(0, fireAt.getTime() - clock().getTime());
    await queue?.add({}, { jobId: id, delay });
  }

  return {
    setSoon(timer) {
      if (connections.status() !== 'connected' || setting >= SETTING_AT_ONCE_MAX) {
        losses += 1;
        return;
      }
      setting += 1;
      setOne(timer)
        .catch((error: unknown) => {
          losses += 1;
          logger.debug({ err: error, orderId: timer.id }, 'left to the refill');
        })
        .finally(() => {
          setting -= 1;
        });
    },
    async set(timers) {
      if (connections.status() !== 'connected') throw new Unavailable('redis is away');
      try {
        await Promise.all(timers.map(setOne));
      } catch (error) {
        throw new Unavailable('redis is away', { cause: error });
      }
    },
    start(onRing) {
      queue ??= openQueue({ connections, keyPrefix, logger });
      const processing = queue.process(RINGS_AT_ONCE_MAX, (job) => {
        const ring = onRing(String(job.id)).finally(() => ringing.delete(ring));
        ringing.add(ring);
        return ring;
      });
      Promise.resolve(processing).catch((error: unknown) => {
        logger.debug({ err: error }, 'bull: no longer ringing');
      });
    },
    async stop() {
      if (queue) await closeQueue(queue, ringing);
      connections.close();
    },
    status: () => connections.status(),
    losses: () => losses,
  };
}
