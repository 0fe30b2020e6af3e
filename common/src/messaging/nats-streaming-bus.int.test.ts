import { pino } from 'pino';
import { startBrokerProcess } from '../testing/broker-process';
import { describeWithBroker } from '../testing/describe-with-broker';
import { connected, listen, newType, publish, soon } from './contract/bus-kit';
import { describeEventBusContract } from './event-bus.contract';

jest.setTimeout(90_000);

describeWithBroker('nats-streaming', 'the bus on NATS Streaming', () => {
  describeEventBusContract(
    () => startBrokerProcess('nats-streaming'),
    (kit) => {
      it('waits for a client id that somebody else has, and gets it when it is free', async () => {
        const first = kit.open({ clientName: 'the-one' });
        await connected(first);
        const second = kit.open({ clientName: 'the-one' });
        const type = newType();
        const inbox = listen(second, { type });
        await publish(first, type, '1');
        expect(second.status()).toBe('connecting');
        await first.close();
        await soon(() => expect(inbox.bodies()).toEqual(['1']));
      });

      it('is no JetStream, and a bus that takes it for one waits for ever in peace', async () => {
        const warnings: string[] = [];
        const logger = pino({ level: 'warn' }, { write: (line: string) => warnings.push(line) });
        const bus = kit.open({ kind: 'jetstream', logger });
        listen(bus, { type: newType() });
        await soon(() => warnings.length > 1);
        expect(warnings[0]).toContain('jetstream is not enabled');
        expect(bus.status()).toBe('connecting');
      });

      it('confirms many at once', async () => {
        const bus = await kit.openConnected();
        const type = newType();
        const inbox = listen(bus, { type, inFlightMax: 500 });
        await publish(bus, type, 'the broker knows the listener');
        await soon(() => inbox.bodies().length === 1);
        const bodies = Array.from({ length: 1_000 }, (_, n) => String(n));
        await Promise.all(bodies.map((body) => publish(bus, type, body)));
        await soon(() => new Set(inbox.bodies()).size === bodies.length + 1);
      });
    },
  );
});
