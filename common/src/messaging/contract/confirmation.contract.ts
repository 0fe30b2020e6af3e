import { BusUnavailable } from '../../errors';
import type { EventBus } from '../event-bus';
import { connected, listen, newType, numbers, publish, soon, type BusKit } from './bus-kit';

/** Publishes and never rejects: what became of each. */
async function outcomes(bus: EventBus, type: string, bodies: string[]): Promise<unknown[]> {
  const settle = (body: string) =>
    publish(bus, type, body).then(
      () => 'confirmed',
      (error: unknown) => error,
    );
  return Promise.all(bodies.map(settle));
}

const allUnavailable = (count: number) =>
  Array.from({ length: count }, () => expect.any(BusUnavailable) as unknown);

/** The promise of `publish`: confirmed means stored, and nothing else is called confirmed. */
export function describeConfirmation(kit: BusKit): void {
  it('delivers after a kill -9 of the broker whatever it had confirmed', async () => {
    const bus = await kit.openConnected();
    const type = newType();
    const confirmed: string[] = [];
    const failures: unknown[] = [];
    const keepPublishing = async (worker: number) => {
      for (let n = 1; failures.length < 8; n += 1) {
        const body = `${worker}-${n}`;
        await publish(bus, type, body).then(
          () => confirmed.push(body),
          (error: unknown) => failures.push(error),
        );
      }
    };
    const workers = Promise.all(numbers(8).map((worker) => keepPublishing(Number(worker))));
    await soon(() => confirmed.length > 300);
    await kit.broker().kill();
    await workers;
    expect(failures.every((error) => error instanceof BusUnavailable)).toBe(true);
    await kit.broker().start();
    const inbox = listen(bus, { type });
    await soon(() => {
      const delivered = new Set(inbox.bodies());
      expect(confirmed.filter((body) => !delivered.has(body))).toEqual([]);
    });
  });

  it('calls nothing confirmed that waits when the connection is lost', async () => {
    const bus = await kit.openConnected();
    await kit.broker().freeze();
    const waiting = outcomes(bus, newType(), numbers(20));
    await kit.broker().kill();
    expect(await waiting).toEqual(allUnavailable(20));
    await kit.broker().start();
  });

  it('calls nothing confirmed that waits when the bus closes', async () => {
    const bus = await kit.openConnected({ drainTimeoutMs: 200 });
    await kit.broker().freeze();
    const waiting = outcomes(bus, newType(), numbers(20));
    const closed = bus.close();
    expect(await waiting).toEqual(allUnavailable(20));
    kit.broker().thaw();
    await closed;
  });

  it('gives up waiting after the publish timeout', async () => {
    const bus = await kit.openConnected({ publishTimeoutMs: 300 });
    await kit.broker().freeze();
    const results = await outcomes(bus, newType(), ['1']);
    kit.broker().thaw();
    expect(results).toEqual(allUnavailable(1));
  });

  it('refuses at once what is over its own limit, and confirms the rest', async () => {
    const bus = kit.open({ publishInFlightMax: 10 });
    await connected(bus);
    const results = await outcomes(bus, newType(), numbers(15));
    expect(results.slice(0, 10)).toEqual(numbers(10).map(() => 'confirmed'));
    expect(results.slice(10)).toEqual(allUnavailable(5));
  });
}
