import { pino } from 'pino';
import { BusUnavailable } from '../../errors';
import {
  ACK_WAIT_MS,
  closedDoor,
  connected,
  leftFor,
  listen,
  newType,
  passed,
  publish,
  publishAtLast,
  soon,
  type BusKit,
} from './bus-kit';

/** The broker goes away and comes back; the process stays. */
export function describeOutage(kit: BusKit): void {
  it('publishes and receives again after a restart of the broker', async () => {
    const bus = await kit.openConnected();
    const type = newType();
    const inbox = listen(bus, { type });
    await publish(bus, type, 'before');
    await soon(() => expect(inbox.bodies()).toEqual(['before']));
    await kit.broker().stop();
    await soon(() => bus.status() === 'connecting');
    await kit.broker().start();
    await publishAtLast(bus, type, 'after');
    // The first one may come twice: the broker may have gone before it read the acknowledgement.
    await soon(() => expect(new Set(inbox.bodies())).toEqual(new Set(['before', 'after'])));
  });

  it('works again with a broker that has lost everything', async () => {
    const bus = await kit.openConnected();
    const type = newType();
    const inbox = listen(bus, { type });
    await publish(bus, type, 'before');
    await soon(() => expect(inbox.bodies()).toEqual(['before']));
    await kit.broker().kill();
    await kit.broker().start({ empty: true });
    await publishAtLast(bus, type, 'after');
    await soon(() => expect(inbox.bodies()).toEqual(['before', 'after']));
  });

  it('refuses quickly to publish while the broker is away, and closes quickly', async () => {
    const bus = await kit.openConnected({ publishTimeoutMs: 20_000, drainTimeoutMs: 20_000 });
    await kit.broker().kill();
    await soon(() => bus.status() === 'connecting');
    const startedAt = performance.now();
    await expect(publish(bus, newType(), '1')).rejects.toThrow(BusUnavailable);
    await bus.close();
    expect(performance.now() - startedAt).toBeLessThan(8_000);
    await kit.broker().start();
  });

  it('may be there before the broker is', async () => {
    await kit.broker().stop();
    const bus = kit.open();
    const inbox = listen(bus, { type: newType(), group: 'early-service' });
    const type = newType();
    const early = listen(bus, { type });
    expect(bus.status()).toBe('connecting');
    await kit.broker().start();
    await publishAtLast(bus, type, '1');
    await soon(() => expect(early.bodies()).toEqual(['1']));
    expect(inbox.bodies()).toEqual([]);
  });
}

/** Losses that nobody announces, and handlers that go on through them. */
export function describeHiddenLoss(kit: BusKit): void {
  it('notices a broker that hangs, and is back when it goes on', async () => {
    const bus = await kit.openConnected();
    const type = newType();
    const inbox = listen(bus, { type });
    await publish(bus, type, 'before');
    await kit.broker().freeze();
    await soon(() => bus.status() === 'connecting');
    kit.broker().thaw();
    await publishAtLast(bus, type, 'after');
    await soon(() => expect(inbox.bodies()).toContain('after'));
  });

  it('is back after a broker that hangs for longer than its client waits for anything', async () => {
    const failures: string[] = [];
    const logger = pino({ level: 'warn' }, { write: (line) => failures.push(line) });
    const bus = await kit.openConnected({ logger });
    const type = newType();
    const inbox = listen(bus, { type });
    await publish(bus, type, 'before');
    await soon(() => expect(inbox.bodies()).toEqual(['before']));
    await kit.broker().freeze();
    // The first failure is the loss itself; the others are attempts to connect that nobody answered.
    await soon(() => expect(failures.length).toBeGreaterThanOrEqual(3));
    kit.broker().thaw();
    await publishAtLast(bus, type, 'after');
    await soon(() => expect(new Set(inbox.bodies())).toEqual(new Set(['before', 'after'])));
  });

  it('neither repeats nor forgets a handler that outlives the connection', async () => {
    const bus = await kit.openConnected();
    const type = newType();
    const door = closedDoor();
    const inbox = listen(bus, { type, ackWaitMs: ACK_WAIT_MS }, () => door.opened);
    await publish(bus, type, '1');
    await soon(() => expect(inbox.bodies()).toEqual(['1']));
    await kit.broker().kill();
    await soon(() => bus.status() === 'connecting');
    await kit.broker().start();
    await connected(bus);
    await passed(3 * ACK_WAIT_MS);
    door.open();
    await passed(2 * ACK_WAIT_MS);
    expect(inbox.bodies()).toEqual(['1']);
    await bus.close();
    expect(await leftFor(kit, type)).toEqual([]);
  });
}
