import Bull from 'bull';
import { waitFor } from '@ticketing/common/messaging/wait-for';
import type { Logger } from '@ticketing/common/service/logger';
import type { RedisConnections } from './redis-connections';

const QUEUE = 'expiration';
const ATTEMPTS_MAX = 8;
const BACK_OFF_MS = 250;
/** How long Bull waits after a failure of Redis, and for alarms that nobody told it of. */
const GUARD_MS = 1_000;
const CLOSE_WAIT_MS = 3_000;

/** Bull's types do not know it. It would ask a Redis that is away and wait for the answer. */
const untyped = { skipVersionCheck: true };

/** Nobody needs Bull's name for its connection, and nobody would handle Redis' refusal of it. */
const nameless = { setWorkerName: () => Promise.resolve() };

export type AlarmQueue = Bull.Queue<object>;

/** The queue of alarms. Using it connects to Redis in the background, for ever if need be. */
export function openQueue(deps: {
  connections: RedisConnections;
  keyPrefix: string;
  logger: Logger;
}): AlarmQueue {
  const { connections, keyPrefix, logger } = deps;
  const queue = new Bull<object>(QUEUE, {
    ...untyped,
    prefix: keyPrefix,
    createClient: (role) => connections.open(role),
    settings: { retryProcessDelay: GUARD_MS, guardInterval: GUARD_MS },
    defaultJobOptions: {
      attempts: ATTEMPTS_MAX,
      backoff: { type: 'exponential', delay: BACK_OFF_MS },
      // A job that is kept would keep its id from being used again.
      removeOnComplete: true,
      removeOnFail: true,
    },
  });
  Object.assign(queue, nameless);
  queue.on('error', (error) => logger.debug({ err: error }, 'bull: an error'));
  queue.on('failed', (job, error) => {
    const fields = { err: error, orderId: job.id, attempt: job.attemptsMade };
    if (job.attemptsMade < ATTEMPTS_MAX) logger.debug(fields, 'an alarm will ring again');
    else logger.warn(fields, 'an alarm was given up; the next refill sets it again');
  });
  return queue;
}

/**
 * Takes no more alarms. Bull is not asked to wait for those that ring: with Redis away it would leave a
 * rejection that nobody handles. Nor does a Redis that is away hold up a shutdown for long.
 */
export async function closeQueue(
  queue: AlarmQueue,
  ringing: Iterable<Promise<void>>,
): Promise<void> {
  await settledInTime(queue.close(true));
  await settledInTime(Promise.allSettled(ringing));
}

async function settledInTime(task: Promise<unknown>): Promise<void> {
  const waiting = new AbortController();
  await Promise.race([task.catch(() => undefined), waitFor(CLOSE_WAIT_MS, waiting.signal)]);
  waiting.abort();
}
