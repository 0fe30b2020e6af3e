import { connectBus } from '@ticketing/common/messaging/bus-from-config';
import { publishPatiently } from '@ticketing/common/messaging/republish';
import { createLogger } from '@ticketing/common/service/logger';
import { connectMongo } from '@ticketing/common/store/mongo-connection';
import { newId } from '@ticketing/common/store/ids';
import { eventOf } from '@ticketing/common/testing/events';
import { eventually } from '@ticketing/common/testing/eventually';
import axios from 'axios';
import { readAll, type StoredDocument } from '../support/databases';
import { operate } from '../support/operator';
import { openPlatform, type Platform } from '../support/platform';
import { list, placeOrder } from '../support/shop';

describe('an operator', () => {
  let platform: Platform;

  beforeAll(async () => {
    platform = await openPlatform();
  });
  afterAll(() => platform.close());

  const deadLetters = (...args: string[]) => operate(platform, 'orders', 'dead-letters', ...args);
  const replicasOfTickets = () => readAll(platform, 'orders', 'tickets');

  async function countedByHealth(): Promise<number> {
    const url = `${platform.serviceUrls.orders}/healthz/ready`;
    return (await axios.get<{ deadLetters: number }>(url)).data.deadLetters;
  }

  async function publish(type: string, body: string): Promise<void> {
    const bus = connectBus({
      kind: platform.bus,
      url: platform.natsUrl,
      clusterId: 'ticketing',
      clientName: `operator-${newId()}`,
      logger: createLogger('operator', 'error'),
    });
    await publishPatiently(bus, { type, id: newId(), body });
    await bus.close();
  }

  async function onlyDeadLetter(): Promise<string> {
    return eventually(async () => {
      const { output } = await deadLetters('list');
      const [, id] = /^([0-9a-f]{24}) {2}ticket:created/m.exec(output) ?? [];
      if (id === undefined) throw new Error(`no dead letter in ${output}`);
      return id;
    });
  }

  it('repairs what a service has lost by republishing its source', async () => {
    const ticket = await list(platform.member());
    await placeOrder(platform.member(), ticket.id);
    const connection = await connectMongo(platform.mongoUris.orders);
    await connection.collection('tickets').deleteMany({});
    await connection.close();

    const result = await operate(platform, 'tickets', 'republish');
    expect(result).toMatchObject({ exitCode: 0 });
    expect(result.output).toContain('done: 1 events published');
    await eventually(async () => {
      expect(await replicasOfTickets()).toMatchObject([{ _id: ticket.id, version: 0 }]);
    });
  });

  it('lists a message that could not be used, fails to replay it, and drops it', async () => {
    await publish('ticket:created', 'this is no event');
    const id = await onlyDeadLetter();
    await eventually(async () => expect(await countedByHealth()).toBe(1));
    expect(await deadLetters('replay', id)).toMatchObject({ exitCode: 1 });
    expect(await deadLetters('drop', id)).toEqual({ exitCode: 0, output: `${id} dropped\n` });
    expect((await deadLetters('list')).output).toBe('0 dead letters\n');
    expect((await deadLetters('drop', id)).exitCode).toBe(1);
    await eventually(async () => expect(await countedByHealth()).toBe(0));
  });

  it('replays a message once its cause is mended', async () => {
    const ticketId = newId();
    const body = JSON.stringify(
      eventOf('ticket:created', {
        id: ticketId,
        version: 0,
        title: 'Gig',
        priceMinor: 2000,
        currency: 'usd',
        quantity: 1,
        userId: newId(),
      }),
    );
    const connection = await connectMongo(platform.mongoUris.orders);
    await connection.collection<StoredDocument>('dead_letters').insertOne({
      _id: newId(),
      ...{ type: 'ticket:created', body, reason: 'a bug', faults: 8, status: 'parked' },
      lastFaultAt: new Date(),
    });
    await connection.close();

    const id = await onlyDeadLetter();
    expect(await deadLetters('replay', id)).toEqual({
      exitCode: 0,
      output: `${id} replayed: applied\n`,
    });
    expect((await replicasOfTickets()).map(({ _id }) => _id)).toContain(ticketId);
    expect((await deadLetters('list')).output).toBe('0 dead letters\n');
  });

  it('is told how to ask when a command makes no sense', async () => {
    expect(await deadLetters('burn')).toMatchObject({ exitCode: 2 });
    expect(await operate(platform, 'orders', 'unknown')).toMatchObject({ exitCode: 2 });
  });
});
