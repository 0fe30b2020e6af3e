import { pino } from 'pino';
import { createMemoryBus } from '../testing/memory-bus';
import { outboxEntry, type Outbox } from './outbox';
import { noTracing } from '../tracing/tracing';
import { createOutboxPublisher } from './outbox-publisher';

const aggregateId = 'b'.repeat(24);
const entry = outboxEntry({
  type: 'expiration:complete',
  aggregateId,
  version: 1,
  at: new Date('2026-01-01T12:00:00.000Z'),
  data: { orderId: aggregateId },
});

function setUp() {
  const lines: string[] = [];
  const steps: string[] = [];
  const bus = createMemoryBus();
  const outbox: Outbox = {
    name: 'timers',
    clear: () => Promise.resolve(void steps.push('cleared')),
    findOverdue: () => Promise.resolve([]),
    count: () => Promise.resolve(0),
  };
  const publisher = createOutboxPublisher({
    bus,
    source: 'test-service',
    logger: pino({ level: 'info' }, { write: (line) => void lines.push(line) }),
    checkpoint: (name) => void steps.push(`${name}, ${bus.published().length} published`),
    tracing: noTracing,
  });
  return { bus, lines, outbox, publisher, steps };
}

describe('the publisher of outboxes', () => {
  it('passes a checkpoint before it publishes, and one before it clears', async () => {
    const { outbox, publisher, steps } = setUp();
    publisher.publishSoon(outbox, aggregateId, [entry]);
    await publisher.settled();
    expect(steps).toEqual([
      'outbox:written, 0 published',
      'outbox:published, 1 published',
      'cleared',
    ]);
  });

  it('says what it has published, with the ids to find it by', async () => {
    const { lines, outbox, publisher } = setUp();
    await publisher.publishAndClear(outbox, { aggregateId, entries: [entry] });
    const ids = { eventId: entry.id, orderId: aggregateId };
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({ msg: 'published', ...ids }),
    ]);
  });

  it('passes none where a write says nothing to anybody', async () => {
    const { outbox, publisher, steps } = setUp();
    publisher.publishSoon(outbox, aggregateId, []);
    await publisher.settled();
    expect(steps).toEqual([]);
  });

  it('has nothing to clear while the bus is away', async () => {
    const { bus, outbox, publisher, steps } = setUp();
    bus.goAway();
    publisher.publishSoon(outbox, aggregateId, [entry]);
    await publisher.settled();
    expect(steps).toEqual(['outbox:written, 0 published']);
  });
});
