import { BusUnavailable } from '../../errors';
import {
  ACK_WAIT_MS,
  closedDoor,
  leftFor,
  listen,
  newType,
  publish,
  soon,
  type BusKit,
} from './bus-kit';

/** The end: what is under way is finished, what is not begun is left for others. */
export function describeClosing(kit: BusKit): void {
  it('lets a running handler finish, and its acknowledgement counts', async () => {
    const bus = await kit.openConnected();
    const type = newType();
    const door = closedDoor();
    const inbox = listen(bus, { type, inFlightMax: 1 }, () => door.opened);
    await publish(bus, type, '1', '2', '3');
    await soon(() => expect(inbox.bodies()).toEqual(['1']));
    const closed = bus.close();
    expect(inbox.deliveries[0]?.signal.aborted).toBe(true);
    expect(bus.status()).toBe('closed');
    door.open();
    await closed;
    expect(inbox.bodies()).toEqual(['1']);
    expect((await leftFor(kit, type)).sort()).toEqual(['2', '3']);
  });

  it('waits for a handler no longer than the drain time, and leaves its message to others', async () => {
    const bus = await kit.openConnected({ drainTimeoutMs: 200 });
    const type = newType();
    const subscription = { type, ackWaitMs: ACK_WAIT_MS };
    const inbox = listen(bus, subscription, () => new Promise(() => undefined));
    await publish(bus, type, '1');
    await soon(() => expect(inbox.bodies()).toEqual(['1']));
    const startedAt = performance.now();
    await bus.close();
    expect(performance.now() - startedAt).toBeLessThan(8_000);
    const other = listen(await kit.openConnected(), subscription);
    await soon(() => expect(other.bodies()).toEqual(['1']));
  });

  it('stops its intake after the running handlers, and still publishes what they changed', async () => {
    const bus = await kit.openConnected();
    const type = newType();
    const door = closedDoor();
    const inbox = listen(bus, { type, inFlightMax: 1 }, () => door.opened);
    await publish(bus, type, '1', '2');
    await soon(() => expect(inbox.bodies()).toEqual(['1']));
    const stopped = bus.stopIntake();
    door.open();
    await stopped;
    expect(bus.status()).toBe('connected');
    await publish(bus, type, '3');
    await bus.stopIntake();
    await bus.close();
    expect(inbox.bodies()).toEqual(['1']);
    expect((await leftFor(kit, type)).sort()).toEqual(['2', '3']);
  });

  it('waits for the confirmation of what is being published', async () => {
    const bus = await kit.openConnected();
    const published = publish(bus, newType(), '1');
    const closed = bus.close();
    await expect(published).resolves.toBeUndefined();
    await closed;
  });

  it('refuses to publish once closed, and closes twice without harm', async () => {
    const bus = await kit.openConnected({ drainTimeoutMs: 20_000 });
    listen(bus, { type: newType() });
    const startedAt = performance.now();
    await Promise.all([bus.close(), bus.close()]);
    await bus.close();
    expect(performance.now() - startedAt).toBeLessThan(8_000);
    await expect(publish(bus, newType(), '1')).rejects.toThrow(BusUnavailable);
    expect(bus.status()).toBe('closed');
  });
}
