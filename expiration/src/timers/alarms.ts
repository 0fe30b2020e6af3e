import { Unavailable } from '@ticketing/common/errors';
import type { Clock } from '@ticketing/common/service/clock';
import type { Logger } from '@ticketing/common/service/logger';
import type { RedisStatus } from './redis-connections';
import { createRingingQueue, type OnRing } from './ringing-queue';

const SETTING_AT_ONCE_MAX = 256;

/** A timer as its alarm needs it. */
export interface DueTimer {
  id: string;
  fireAt: Date;
}

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
  /** Leaves a mark in Redis that is lost with all alarms, where no connection tells of the loss. */
  mark(): Promise<void>;
  isMarked(): Promise<boolean>;
}

export function createAlarms(deps: {
  redisUrl: string;
  keyPrefix: string;
  clock: Clock;
  logger: Logger;
}): Alarms {
  const { redisUrl: url, keyPrefix, clock, logger } = deps;
  let losses = 0;
  let setting = 0;
  const onReady = () => {
    losses += 1;
  };
  const queue = createRingingQueue({ url, keyPrefix, logger, onReady });

  /** Setting twice is safe: the queue ignores the same id again. */
  async function setOne({ id, fireAt }: DueTimer): Promise<void> {
    await queue.add(id, Math.max(0, fireAt.getTime() - clock().getTime()));
  }

  return {
    setSoon(timer) {
      if (queue.status() !== 'connected' || setting >= SETTING_AT_ONCE_MAX) {
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
      if (queue.status() !== 'connected') throw new Unavailable('redis is away');
      try {
        await Promise.all(timers.map(setOne));
      } catch (error) {
        throw new Unavailable('redis is away', { cause: error });
      }
    },
    start: (onRing) => queue.start(onRing),
    stop: () => queue.stop(),
    status: () => queue.status(),
    losses: () => losses,
    mark: () => queue.mark(),
    isMarked: () => queue.isMarked(),
  };
}
