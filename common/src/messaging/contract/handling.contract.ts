import { pino } from 'pino';
import type { Verdict } from '../event-bus';
import {
  ACK,
  ACK_WAIT_MS,
  closedDoor,
  leftFor,
  listen,
  newType,
  numbers,
  passed,
  publish,
  soon,
  type BusKit,
} from './bus-kit';

/** What the adapter does with a handler and its verdict. */
export function describeHandling(kit: BusKit): void {
  it('delivers again after a retry, and not before it is due', async () => {
    const bus = await kit.openConnected();
    const type = newType();
    const afterMs = 2_500;
    const times: number[] = [];
    const inbox = listen(bus, { type, ackWaitMs: ACK_WAIT_MS }, () => {
      times.push(performance.now());
      return times.length > 1 ? ACK : { kind: 'retry', afterMs };
    });
    await publish(bus, type, '1');
    await soon(() => times.length === 2);
    const [first = 0, second = 0] = times;
    expect(second - first).toBeGreaterThanOrEqual(afterMs - 5);
    expect(second - first).toBeLessThan(afterMs + 10 * ACK_WAIT_MS);
    expect(inbox.deliveries.map(({ redelivered }) => redelivered)).toEqual([false, true]);
  });

  it('takes a handler that rejects for a retry, and says so as an error', async () => {
    const lines: string[] = [];
    const logger = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) });
    const bus = kit.open({ logger });
    const type = newType();
    const handle = (_: unknown, { deliveries }: { deliveries: unknown[] }): Promise<Verdict> =>
      deliveries.length > 1 ? Promise.resolve(ACK) : Promise.reject(new Error('a bug'));
    const inbox = listen(bus, { type, ackWaitMs: ACK_WAIT_MS }, handle);
    await soon(() => publish(bus, type, '1'));
    await soon(() => expect(inbox.bodies()).toEqual(['1', '1']));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('a bug');
  });

  it('runs a handler that takes longer than the ack wait once', async () => {
    const bus = await kit.openConnected();
    const type = newType();
    const door = closedDoor();
    const inbox = listen(bus, { type, ackWaitMs: ACK_WAIT_MS }, () => door.opened);
    await publish(bus, type, '1');
    await soon(() => expect(inbox.bodies()).toEqual(['1']));
    await passed(3.5 * ACK_WAIT_MS);
    door.open();
    await passed(2 * ACK_WAIT_MS);
    expect(inbox.bodies()).toEqual(['1']);
    await bus.close();
    expect(await leftFor(kit, type)).toEqual([]);
  });

  it('has no more messages with the handler than the subscription allows', async () => {
    const bus = await kit.openConnected();
    const type = newType();
    let running = 0;
    let most = 0;
    const inbox = listen(bus, { type, inFlightMax: 3, ackWaitMs: 10_000 }, async () => {
      running += 1;
      most = Math.max(most, running);
      await passed(20);
      running -= 1;
      return ACK;
    });
    await publish(bus, type, ...numbers(30));
    await soon(() => new Set(inbox.bodies()).size === 30);
    expect(most).toBe(3);
  });
}
