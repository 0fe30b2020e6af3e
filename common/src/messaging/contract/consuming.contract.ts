import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { Unavailable } from '../../errors';
import { noCheckpoint } from '../../service/checkpoint';
import { noTracing } from '../../tracing/tracing';
import { createLogContext } from '../../service/log-context';
import { noMetrics } from '../../service/metrics';
import { createMongoDeadLetters, defineDeadLetterModel } from '../../store/mongo-dead-letters';
import { isUnavailable } from '../../store/mongo-errors';
import { newId } from '../../store/ids';
import { eventOf } from '../../testing/events';
import { eventually } from '../../testing/eventually';
import { openTestStore, type TestStore } from '../../testing/store';
import { createConsumer } from '../consumer';
import { createConsumerMetrics } from '../consumer-metrics';
import { toMessage } from '../outbox';
import type { Reaction } from '../subscriptions';
import { passed, soon, type BusKit } from './bus-kit';

const TYPE = 'expiration:complete';
const PAUSE_MS = 6_500;

/** A consumer of a group of its own that reacts to what it published itself. */
async function startConsumer(kit: BusKit, store: TestStore, reaction: Reaction<typeof TYPE>) {
  const bus = await kit.openConnected();
  store.connection.deleteModel(/dead_letters/);
  const model = defineDeadLetterModel(store.connection);
  await model.deleteMany({});
  const deadLetters = createMongoDeadLetters(model, () => new Date());
  const ours = new Set<string>();
  createConsumer({
    bus,
    group: `tests-${randomBytes(4).toString('hex')}`,
    subscriptions: {
      [TYPE]: [
        (event) =>
          ours.has(event.data.orderId) ? reaction(event) : Promise.resolve('nothing-to-do'),
      ],
    },
    deadLetters,
    isUnavailable,
    logger: pino({ level: 'silent' }),
    logContext: createLogContext(),
    metrics: createConsumerMetrics(noMetrics, { eventTypes: [TYPE], clock: () => new Date() }),
    checkpoint: noCheckpoint,
    tracing: noTracing,
  }).start();
  const publish = async () => {
    const orderId = newId();
    ours.add(orderId);
    await bus.publish(toMessage(eventOf(TYPE, { orderId })));
    return orderId;
  };
  return { bus, deadLetters, model, publish };
}

/** What a service's consumer makes of a real bus. */
export function describeConsuming(kit: BusKit): void {
  let store: TestStore;

  beforeAll(async () => {
    store = await openTestStore();
  });
  afterAll(() => store.close());

  const consume = (reaction: Reaction<typeof TYPE>) => startConsumer(kit, store, reaction);

  it('parks a message after eight faults of the handler and goes on with the next', async () => {
    let bad: string | undefined;
    let faults = 0;
    const handled: string[] = [];
    const { deadLetters, publish } = await consume((event) => {
      const { orderId } = event.data;
      bad ??= orderId;
      if (orderId !== bad) return Promise.resolve(handled.push(orderId)).then(() => 'applied');
      faults += 1;
      return Promise.reject(new Error('a bug'));
    });
    await publish();
    await soon(() => faults > 0);
    const next = await publish();
    await soon(() => expect(handled).toEqual([next]));
    await eventually(async () => expect(await deadLetters.list(10)).toHaveLength(1), {
      timeoutMs: 90_000,
    });
    expect(faults).toBe(8);
  }, 120_000);

  it('parks a poison message at once and goes on with the next', async () => {
    const handled: string[] = [];
    const { bus, deadLetters, publish } = await consume((event) =>
      Promise.resolve(handled.push(event.data.orderId)).then(() => 'applied'),
    );
    await bus.publish({ type: TYPE, id: newId(), body: 'not an event' });
    const next = await publish();
    await soon(() => expect(handled).toEqual([next]));
    await soon(async () =>
      expect(await deadLetters.list(10)).toMatchObject([{ body: 'not an event', faults: 0 }]),
    );
  });

  it('waits longer than the ack wait for a dependency, counts nothing, and then handles once', async () => {
    let isAway = true;
    let applied = 0;
    const { model, publish } = await consume(() => {
      if (isAway) return Promise.reject(new Unavailable());
      applied += 1;
      return Promise.resolve('applied');
    });
    await publish();
    await passed(PAUSE_MS);
    expect({ applied, faults: await model.countDocuments({ faults: { $gt: 0 } }) }).toEqual({
      applied: 0,
      faults: 0,
    });
    isAway = false;
    await soon(() => applied > 0);
    expect(applied).toBe(1);
  });
}
