import type { Outbox, OutboxEntry } from '../messaging/outbox';
import { testClock } from '../testing/clock';
import { createTestMetrics } from '../testing/metrics';
import { countSwept, describeState } from './state-metrics';

const clock = testClock();
const secondsAgo = (seconds: number) => new Date(clock.now().getTime() - seconds * 1_000);

/** An outbox of one document whose events are so many seconds old. */
function outboxOf(...ages: number[]): Outbox {
  const entries = ages.map((age) => ({ at: secondsAgo(age) }) as OutboxEntry);
  return {
    name: 'orders',
    clear: () => Promise.resolve(),
    count: () => Promise.resolve(1),
    findOverdue: () => Promise.resolve(ages.length > 0 ? [{ aggregateId: 'a', entries }] : []),
  };
}

function describing(...outboxes: Outbox[]) {
  const metrics = createTestMetrics();
  const counts = { backlog: { count: () => 4 }, deadLetters: { count: () => 2 } };
  describeState(metrics, { outboxes, ...counts, backlogMax: 100, clock: clock.now });
  return metrics;
}

describe('the state of a service', () => {
  it('has its backlog, the bound of it, and its dead letters', async () => {
    const metrics = describing();
    expect(await metrics.value('ticketing_outbox_backlog_documents')).toBe(4);
    expect(await metrics.value('ticketing_outbox_backlog_max_documents')).toBe(100);
    expect(await metrics.value('ticketing_dead_letters')).toBe(2);
  });

  it.each([
    [[outboxOf(3, 7), outboxOf(5)], 7],
    [[outboxOf(-60)], 0],
    [[outboxOf()], 0],
    [[], 0],
  ])('has the age of its oldest event (case %#)', async (outboxes, age) => {
    const metrics = describing(...outboxes);
    expect(await metrics.value('ticketing_outbox_oldest_age_seconds')).toBe(age);
  });

  it('counts the documents that were left to the sweeper', async () => {
    const metrics = createTestMetrics();
    const sweep = countSwept(metrics, () => Promise.resolve(3));
    await sweep();
    await sweep();
    expect(await metrics.value('ticketing_outbox_swept_documents_total')).toBe(6);
  });
});
