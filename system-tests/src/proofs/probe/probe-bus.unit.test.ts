import { BusUnavailable } from '@ticketing/common/errors';
import type { Verdict } from '@ticketing/common/messaging/event-bus';
import { toMessage } from '@ticketing/common/messaging/outbox';
import { deadLetterId } from '@ticketing/common/messaging/read-event';
import { eventOf } from '@ticketing/common/testing/events';
import { eventually } from '@ticketing/common/testing/eventually';
import { createMemoryBus } from '@ticketing/common/testing/memory-bus';
import { contentHash } from './content-hash';
import { PEACE, type JournalEntry, type ProbeOrders } from './journal';
import { probeBus } from './probe-bus';

const orderId = 'b'.repeat(24);
const event = eventOf('expiration:complete', { orderId });
const seen = {
  eventId: event.id,
  type: event.type,
  subject: event.subject,
  version: event.version,
  contentHash: contentHash(event.data),
};
const settled = { kind: 'settled', eventId: event.id, type: event.type };
const ACK: Verdict = { kind: 'ack' };

/** A subscriber on a probed bus that answers with one verdict after the other. */
function setUp(deliveries: Partial<ProbeOrders['deliveries']> = {}, ...verdicts: Verdict[]) {
  const memory = createMemoryBus();
  const written: JournalEntry[] = [];
  const orders = { ...PEACE, deliveries: { ...PEACE.deliveries, ...deliveries } };
  const bus = probeBus(memory, {
    orders: () => orders,
    write: (entry) => void written.push(entry),
    chance: () => ({ happens: (share) => share > 0.5 }),
  });
  let handled = 0;
  bus.subscribe({
    type: event.type,
    group: 'orders-service',
    inFlightMax: 32,
    ackWaitMs: 5_000,
    onDelivery: () => Promise.resolve(verdicts[handled++] ?? ACK),
  });
  return { memory, bus, written, handled: () => handled };
}

describe('a bus under a probe', () => {
  it('is a bus like any other in peace, that takes notes', async () => {
    const { memory, bus, written, handled } = setUp();
    await bus.publish(toMessage(event));
    expect(memory.published()).toEqual([event]);
    expect(await memory.deliver(event)).toEqual([ACK]);
    expect(handled()).toBe(1);
    expect(written).toEqual([
      { kind: 'published', outcome: 'confirmed', ...seen },
      { kind: 'delivered', redelivered: false, ...seen },
      { ...settled, verdict: 'ack' },
    ]);
  });

  it('notes that nobody knows what became of an event, and says so', async () => {
    const { memory, bus, written } = setUp();
    memory.goAway();
    await expect(bus.publish(toMessage(event))).rejects.toThrow(BusUnavailable);
    expect(written).toEqual([{ kind: 'published', outcome: 'unknown', ...seen }]);
  });

  it('lets a duplicated event be handled twice; the second verdict counts', async () => {
    const retry: Verdict = { kind: 'retry', afterMs: 250 };
    const { memory, written, handled } = setUp({ duplicateShare: 0.6 }, ACK, retry);
    expect(await memory.deliver(event)).toEqual([retry]);
    expect(handled()).toBe(2);
    expect(written).toEqual([
      { kind: 'delivered', redelivered: false, ...seen },
      { kind: 'delivered', redelivered: false, injected: 'duplicate', ...seen },
      { ...settled, verdict: 'retry' },
    ]);
  });

  it('holds a delayed event back, until its time or until the bus closes', async () => {
    const { memory, bus, written, handled } = setUp({ delayShare: 0.6, delayMs: 60_000 });
    const delivery = memory.deliver(event);
    expect(handled()).toBe(0);
    await bus.close();
    await delivery;
    expect(handled()).toBe(1);
    expect(written).toMatchObject([{ kind: 'delivered', injected: 'delay' }, { kind: 'settled' }]);

    const short = setUp({ delayShare: 0.6, delayMs: 1 });
    void short.memory.deliver(event);
    expect(short.handled()).toBe(0);
    await eventually(() => short.handled() === 1);
  });

  it('leaves those alone that are not in the share', async () => {
    const { memory, handled } = setUp({ delayShare: 0.4, delayMs: 60_000, duplicateShare: 0.4 });
    await memory.deliver(event);
    expect(handled()).toBe(1);
  });

  it('knows an unreadable body by the id of its dead letter', async () => {
    const { memory, written } = setUp();
    await memory.deliverText(event.type, 'not json');
    const eventId = deadLetterId('not json');
    expect(written).toMatchObject([
      { kind: 'delivered', eventId, type: event.type, subject: '', version: -1 },
      { kind: 'settled', eventId, verdict: 'ack' },
    ]);
  });
});
