import { startTcpRelay } from '../../testing/tcp-relay';
import { ACK, ACK_WAIT_MS, listen, newType, numbers, publish, soon, type BusKit } from './bus-kit';

/** Durable queue groups. */
export function describeGroups(kit: BusKit): void {
  it('starts a new group at the first event that the broker has', async () => {
    const bus = await kit.openConnected();
    const type = newType();
    await publish(bus, type, '1', '2 – zwei €');
    const inbox = listen(bus, { type });
    await publish(bus, type, '3');
    await soon(() => expect(inbox.bodies().sort()).toEqual(['1', '2 – zwei €', '3']));
    expect(inbox.deliveries.map(({ redelivered }) => redelivered)).toEqual([false, false, false]);
    expect(inbox.deliveries[0]?.type).toBe(type);
  });

  it('gives each group every event and each event to one member', async () => {
    const type = newType();
    const [first, second, other] = await Promise.all([1, 2, 3].map(() => kit.openConnected()));
    if (!first || !second || !other) throw new Error('three buses were opened');
    const members = [first, second].map((bus) =>
      listen(bus, { type, inFlightMax: 4, ackWaitMs: 20_000 }, async () => {
        // Nobody finishes before both have something, so that one can not take it all.
        await soon(() => members.every(({ deliveries }) => deliveries.length > 0));
        return ACK;
      }),
    );
    const otherGroup = listen(other, { type, group: 'others-service' });
    await publish(first, type, ...numbers(40));
    const byNumber = (bodies: string[]) => bodies.sort((a, b) => Number(a) - Number(b));
    await soon(() => {
      expect(byNumber(members.flatMap((member) => member.bodies()))).toEqual(numbers(40));
      expect(byNumber(otherGroup.bodies())).toEqual(numbers(40));
    });
  });

  it('keeps the place of a group while it has no member', async () => {
    const type = newType();
    const before = await kit.openConnected();
    const inbox = listen(before, { type });
    await publish(before, type, 'handled');
    await soon(() => expect(inbox.bodies()).toEqual(['handled']));
    await before.close();
    const meanwhile = await kit.openConnected();
    await publish(meanwhile, type, 'missed');
    const later = listen(await kit.openConnected(), { type });
    await soon(() => expect(later.bodies()).toEqual(['missed']));
  });

  it('delivers to another member what a member had when it died', async () => {
    const type = newType();
    const subscription = { type, ackWaitMs: ACK_WAIT_MS };
    const { port } = new URL(kit.broker().url);
    const relay = await startTcpRelay(Number(port));
    const dying = await kit.openConnected({ url: `nats://127.0.0.1:${relay.port}` });
    const started = listen(dying, subscription, () => new Promise(() => undefined));
    const survivor = await kit.openConnected();
    await publish(survivor, type, '1');
    await soon(() => expect(started.bodies()).toEqual(['1']));
    const taken = listen(survivor, subscription);
    await relay.cut();
    await soon(() => expect(taken.bodies()).toEqual(['1']));
    expect(taken.deliveries[0]?.redelivered).toBe(true);
  });
}
