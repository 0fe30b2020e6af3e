import { connect } from '@nats-io/transport-node';
import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import { pino } from 'pino';
import { startBrokerProcess } from '../testing/broker-process';
import { describeWithBroker } from '../testing/describe-with-broker';
import { listen, newType, publish, publishAtLast, soon, type BusKit } from './contract/bus-kit';
import { describeEventBusContract } from './event-bus.contract';

jest.setTimeout(90_000);

/** Looks at the server itself, past the bus. */
async function asOperator<T>(kit: BusKit, work: (jsm: JetStreamManager) => Promise<T>): Promise<T> {
  const connection = await connect({ servers: kit.broker().url });
  try {
    return await work(await jetstreamManager(connection));
  } finally {
    await connection.close();
  }
}

function describeStream(kit: BusKit): void {
  it('drops a second message with the same id', async () => {
    const bus = await kit.openConnected();
    const type = newType();
    const message = { type, id: `${type}:1`, body: 'once' };
    await bus.publish(message);
    await bus.publish(message);
    const inbox = listen(bus, { type });
    await publish(bus, type, 'last');
    await soon(() => expect(inbox.bodies()).toEqual(['once', 'last']));
  });

  it('keeps everything on files, and makes room for nothing by dropping', async () => {
    await kit.openConnected();
    const { config } = await asOperator(kit, (jsm) => jsm.streams.info('TICKETING'));
    expect(config).toMatchObject({
      storage: 'file',
      subjects: ['events.>'],
      discard: 'new',
      max_age: 0,
      max_msgs: -1,
      max_bytes: -1,
    });
  });

  it('leaves a stream as the operator has set it', async () => {
    const limit = { max_bytes: 50_000_000 };
    const first = await kit.openConnected();
    await first.close();
    await asOperator(kit, (jsm) => jsm.streams.update('TICKETING', limit));
    const bus = await kit.openConnected();
    await publish(bus, newType(), '1');
    const { config } = await asOperator(kit, (jsm) => jsm.streams.info('TICKETING'));
    expect(config).toMatchObject(limit);
  });

  it('makes the stream and its consumers again when they are deleted under it', async () => {
    const bus = await kit.openConnected();
    const type = newType();
    const inbox = listen(bus, { type });
    await publish(bus, type, 'before');
    await soon(() => expect(inbox.bodies()).toEqual(['before']));
    await asOperator(kit, (jsm) => jsm.streams.delete('TICKETING'));
    await publishAtLast(bus, type, 'after');
    await soon(() => expect(inbox.bodies()).toEqual(['before', 'after']));
  });
}

function describeMistake(kit: BusKit): void {
  it('is no NATS Streaming, and a bus that takes it for one waits for ever in peace', async () => {
    const warnings: string[] = [];
    const logger = pino({ level: 'warn' }, { write: (line: string) => warnings.push(line) });
    const bus = kit.open({ kind: 'nats-streaming', logger });
    listen(bus, { type: newType() });
    await soon(() => warnings.length > 1);
    // Whichever timer is first: the library's, or ours on a busy machine.
    expect(warnings[0]).toMatch(/connect request timeout|no answer in time/);
    expect(bus.status()).toBe('connecting');
  });
}

function describeConsumer(kit: BusKit): void {
  it('names the consumer after its group and type, and never gives a message up', async () => {
    const bus = await kit.openConnected();
    const type = newType();
    const inbox = listen(bus, { type, group: 'named-service' });
    await publish(bus, type, '1');
    await soon(() => expect(inbox.bodies()).toEqual(['1']));
    const name = `named-service_${type.replace(':', '_')}`;
    const { config } = await asOperator(kit, (jsm) => jsm.consumers.info('TICKETING', name));
    expect(config).toMatchObject({
      filter_subject: `events.${type.replace(':', '.')}`,
      ack_policy: 'explicit',
      deliver_policy: 'all',
      max_deliver: -1,
    });
  });

  it('keeps its place when a new release has another ack wait', async () => {
    const type = newType();
    const old = await kit.openConnected();
    const before = listen(old, { type });
    await publish(old, type, '1');
    await soon(() => expect(before.bodies()).toEqual(['1']));
    await old.close();
    const bus = await kit.openConnected();
    const inbox = listen(bus, { type, ackWaitMs: 7_000 });
    await publish(bus, type, '2');
    await soon(() => expect(inbox.bodies()).toEqual(['2']));
    const name = `tests-service_${type.replace(':', '_')}`;
    const { config } = await asOperator(kit, (jsm) => jsm.consumers.info('TICKETING', name));
    expect(config.ack_wait).toBe(7_000_000_000);
  });
}

describeWithBroker('jetstream', 'the bus on JetStream', () => {
  describeEventBusContract(
    () => startBrokerProcess('jetstream'),
    (kit) => {
      describeStream(kit);
      describeConsumer(kit);
      describeMistake(kit);
    },
  );
});
