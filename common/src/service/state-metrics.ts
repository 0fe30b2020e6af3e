import type { Outbox } from '../messaging/outbox';
import type { Clock } from './clock';
import type { Metrics } from './metrics';

const MS_PER_SECOND = 1_000;

/** The age of the oldest event that one of these still holds, in seconds; 0 where there is none. */
async function oldestAgeSeconds(outboxes: readonly Outbox[], now: Date): Promise<number> {
  const oldest = await Promise.all(outboxes.map((outbox) => outbox.findOverdue({}, 1)));
  const times = oldest.flat().flatMap(({ entries }) => entries.map(({ at }) => at.getTime()));
  if (times.length === 0) return 0;
  return Math.max(0, now.getTime() - Math.min(...times)) / MS_PER_SECOND;
}

/** What a service has and has not done yet, as read from its database. */
export function describeState(
  metrics: Metrics,
  state: {
    outboxes: readonly Outbox[];
    backlog: { count(): number };
    backlogMax: number;
    deadLetters: { count(): number };
    clock: Clock;
  },
): void {
  const { outboxes, backlog, backlogMax, deadLetters, clock } = state;
  metrics.gauge(
    {
      name: 'ticketing_outbox_backlog_documents',
      help: 'Documents whose events the broker does not have yet, counted up to the bound',
    },
    backlog.count,
  );
  metrics.gauge(
    {
      name: 'ticketing_outbox_backlog_max_documents',
      help: 'The backlog at which new writes are refused',
    },
    () => backlogMax,
  );
  metrics.gauge(
    {
      name: 'ticketing_outbox_oldest_age_seconds',
      help: 'Age of the oldest event that the broker does not have; 0 where there is none',
    },
    () => oldestAgeSeconds(outboxes, clock()),
  );
  metrics.gauge(
    { name: 'ticketing_dead_letters', help: 'Parked messages, counted up to 10,000' },
    deadLetters.count,
  );
}

/** Whether requests should come here: a pod that is not ready is sent none, and fails none. */
export function describeReadiness(metrics: Metrics, isReady: () => Promise<boolean>): void {
  metrics.gauge({ name: 'ticketing_ready', help: '1 while requests can be served' }, async () =>
    (await isReady()) ? 1 : 0,
  );
}

/** The sweeper's run, counted by what it had to publish. */
export function countSwept(
  metrics: Metrics,
  sweep: (signal?: AbortSignal) => Promise<number>,
): (signal?: AbortSignal) => Promise<void> {
  const count = metrics.counter({
    name: 'ticketing_outbox_swept_documents_total',
    help: 'Documents that the sweeper had to publish',
  });
  return async (signal) => count({}, await sweep(signal));
}
