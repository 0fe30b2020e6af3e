import { pino } from 'pino';
import { eventually } from '../../testing/eventually';
import type { BrokerSession } from './broker-session';
import { createReconnectingBus } from './reconnecting-bus';

const logger = pino({ level: 'silent' });
const message = { type: 'test:one', id: '1', body: '1' };

/** A session that does what it is told and can be lost. */
function fakeSession(overrides: Partial<BrokerSession> = {}) {
  const log: string[] = [];
  let lose: (reason: Error) => void = () => undefined;
  const lost = new Promise<Error>((resolve) => {
    lose = resolve;
  });
  const session: BrokerSession = {
    lost,
    publish: () => Promise.resolve(),
    subscribe({ type }) {
      log.push(`subscribed ${type}`);
      return Promise.resolve();
    },
    stopIntake() {
      log.push('stopped intake');
      return Promise.resolve();
    },
    close() {
      log.push('closed');
      lose(new Error('closed'));
      return Promise.resolve();
    },
    ...overrides,
  };
  return { session, log, lose };
}

const subscription = {
  type: 'test:one',
  group: 'tests-service',
  inFlightMax: 1,
  ackWaitMs: 1_000,
  onDelivery: () => Promise.resolve({ kind: 'ack' as const }),
};

describe('the reconnecting bus', () => {
  it('tries again until a session opens', async () => {
    let tries = 0;
    const bus = createReconnectingBus({
      logger,
      openSession: () => {
        tries += 1;
        if (tries < 3) return Promise.reject(new Error('refused'));
        return Promise.resolve(fakeSession().session);
      },
    });
    expect(bus.status()).toBe('connecting');
    await eventually(() => bus.status() === 'connected');
    expect(tries).toBe(3);
    await bus.close();
  });

  it('subscribes on each new session, and lets go of the old one', async () => {
    const sessions = [fakeSession(), fakeSession()];
    let opened = 0;
    const bus = createReconnectingBus({
      logger,
      openSession: () => {
        opened += 1;
        const next = sessions[opened - 1];
        return next ? Promise.resolve(next.session) : Promise.reject(new Error('no more'));
      },
    });
    bus.subscribe(subscription);
    await eventually(() => bus.status() === 'connected');
    sessions[0]?.lose(new Error('gone'));
    await eventually(() => opened === 2);
    await eventually(() => sessions[1]?.log.includes('subscribed test:one') ?? false);
    expect(sessions[0]?.log).toEqual(['subscribed test:one', 'closed']);
    await bus.close();
    expect(sessions[1]?.log.slice(0, 2)).toEqual(['subscribed test:one', 'stopped intake']);
  });

  it('opens another session when it may not subscribe', async () => {
    const refusing = fakeSession({ subscribe: () => Promise.reject(new Error('not allowed')) });
    const willing = fakeSession();
    const queue = [refusing, willing];
    const bus = createReconnectingBus({
      logger,
      openSession: () => Promise.resolve((queue.shift() ?? willing).session),
    });
    bus.subscribe(subscription);
    await eventually(() => willing.log.includes('subscribed test:one'));
    expect(refusing.log).toContain('closed');
    await bus.close();
  });

  it('closes a session that opens after it was closed itself', async () => {
    const late = fakeSession();
    let open: () => void = () => undefined;
    const opening = new Promise<BrokerSession>((resolve) => {
      open = () => resolve(late.session);
    });
    const bus = createReconnectingBus({ logger, openSession: () => opening });
    const closed = bus.close();
    open();
    await closed;
    expect(late.log).toEqual(['closed']);
  });

  it('refuses a message that would make the broker drop the connection', async () => {
    const bus = createReconnectingBus({
      logger,
      openSession: () => Promise.resolve(fakeSession().session),
    });
    await eventually(() => bus.status() === 'connected');
    const body = 'x'.repeat(900_001);
    await expect(bus.publish({ ...message, body })).rejects.toThrow('larger than');
    await expect(bus.publish(message)).resolves.toBeUndefined();
    await bus.close();
  });
});
