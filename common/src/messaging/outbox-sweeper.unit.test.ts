import { pino } from 'pino';
import { testClock } from '../testing/clock';
import { createMemoryBus } from '../testing/memory-bus';
import { noTracing } from '../tracing/tracing';
import { outboxEntry, type Outbox, type PendingEvents } from './outbox';
import { createOutboxPublisher } from './outbox-publisher';
import { createOutboxSweeper } from './outbox-sweeper';

const entry = outboxEntry({
  ...{ type: 'expiration:complete', aggregateId: 'b'.repeat(24), version: 1 },
  ...{ at: new Date('2026-01-01T12:00:00.000Z'), data: { orderId: 'b'.repeat(24) } },
});

function setUp(waiting: PendingEvents[] = []) {
  let looks = 0;
  const lines: string[] = [];
  const logger = pino({ level: 'warn' }, { write: (line) => void lines.push(line) });
  const bus = createMemoryBus();
  const outbox: Outbox = {
    name: 'timers',
    clear: () => Promise.resolve(),
    count: () => Promise.resolve(0),
    findOverdue() {
      looks += 1;
      return Promise.resolve(waiting);
    },
  };
  const given = { bus, logger, tracing: noTracing, checkpoint: () => undefined };
  const publisher = createOutboxPublisher({ ...given, source: 'test-service' });
  const clock = testClock();
  const swept = { bus, outboxes: [outbox], publisher };
  const sweeper = createOutboxSweeper({ ...swept, clock: clock.now, logger });
  return { bus, clock, lines, sweeper, looks: () => looks };
}

describe('the sweeper of outboxes', () => {
  it('leaves the database alone while the broker is away, and looks again when it is back', async () => {
    const { bus, sweeper, looks } = setUp();
    bus.goAway();
    await sweeper.sweep();
    await sweeper.flush();
    expect(looks()).toBe(0);
    bus.comeBack();
    await sweeper.sweep();
    expect(looks()).toBeGreaterThan(0);
  });

  it('says once a minute which document the broker does not take', async () => {
    const { bus, clock, lines, sweeper } = setUp([{ aggregateId: 'stuck', entries: [entry] }]);
    bus.publish = () => Promise.reject(new Error('too large'));
    await sweeper.sweep();
    await sweeper.sweep();
    expect(lines).toEqual([expect.stringContaining('"aggregateId":"stuck"')]);
    clock.advance(60_000);
    await sweeper.sweep();
    expect(lines).toHaveLength(2);
  });
});
