import { pino } from 'pino';
import { eventually } from '../../testing/eventually';
import type { Delivery, Verdict } from '../event-bus';
import type { Incoming } from './broker-session';
import { createDeliveryRunner } from './delivery-runner';

const logger = pino({ level: 'silent' });

interface Sent extends Incoming {
  verdicts: Verdict[];
}

function message(key: string, settle: (verdict: Verdict) => void = () => undefined): Sent {
  const verdicts: Verdict[] = [];
  return {
    key,
    body: key,
    redelivered: false,
    verdicts,
    settle(verdict) {
      verdicts.push(verdict);
      settle(verdict);
    },
  };
}

/** A runner whose handlers wait until the test gives each its verdict. */
function given({ inFlightMax = 8, ackWaitMs = 1_000 } = {}) {
  const closing = new AbortController();
  const handlers: { delivery: Delivery; finish: (verdict: Verdict) => void }[] = [];
  const onDelivery = (delivery: Delivery) =>
    new Promise<Verdict>((finish) => {
      handlers.push({ delivery, finish });
    });
  const clock = { ms: 0 };
  const runner = createDeliveryRunner(
    { type: 'test:one', group: 'tests-service', inFlightMax, ackWaitMs, onDelivery },
    { closing: closing.signal, logger, now: () => clock.ms },
  );
  return { runner, handlers, closing, clock };
}

describe('the delivery runner', () => {
  it('settles a message when its handler has finished, and not before', async () => {
    const { runner, handlers } = given();
    const incoming = message('1');
    runner.take(incoming);
    expect(handlers[0]?.delivery).toMatchObject({ type: 'test:one', body: '1' });
    expect(incoming.verdicts).toEqual([]);
    handlers[0]?.finish({ kind: 'ack' });
    await runner.idle();
    expect(incoming.verdicts).toEqual([{ kind: 'ack' }]);
  });

  it('does not run what is in progress again, and settles its newest delivery', async () => {
    const { runner, handlers } = given();
    const [first, second] = [message('1'), message('1')];
    runner.take(first);
    runner.take(second);
    handlers[0]?.finish({ kind: 'ack' });
    await runner.idle();
    expect(handlers).toHaveLength(1);
    expect([first.verdicts, second.verdicts]).toEqual([[], [{ kind: 'ack' }]]);
  });

  it('sends a delivery that comes before it is due back with what is left of the wait', async () => {
    const { runner, handlers, clock } = given();
    runner.take(message('1'));
    handlers[0]?.finish({ kind: 'retry', afterMs: 60_000 });
    await runner.idle();
    clock.ms = 20_000;
    const early = message('1');
    runner.take(early);
    expect(handlers).toHaveLength(1);
    expect(early.verdicts).toEqual([{ kind: 'retry', afterMs: 40_000 }]);
  });

  it('takes no more than it has room for, and says when there is room', async () => {
    const { runner, handlers } = given({ inFlightMax: 1 });
    runner.take(message('1'));
    runner.take(message('2'));
    expect(runner.free()).toBe(0);
    expect(handlers).toHaveLength(1);
    const room = runner.whenFree();
    handlers[0]?.finish({ kind: 'ack' });
    await room;
    expect(runner.free()).toBe(1);
    await expect(runner.whenFree()).resolves.toBeUndefined();
  });

  it('gives back at once what comes while it closes', () => {
    const { runner, handlers, closing } = given();
    closing.abort();
    const incoming = message('1');
    runner.take(incoming);
    expect(handlers).toHaveLength(0);
    expect(incoming.verdicts).toEqual([{ kind: 'retry', afterMs: 0 }]);
  });

  it('survives a broker that can not be told', async () => {
    const { runner, handlers } = given();
    runner.take(
      message('1', () => {
        throw new Error('the connection is closed');
      }),
    );
    handlers[0]?.finish({ kind: 'ack' });
    await expect(runner.idle()).resolves.toBeUndefined();
    expect(runner.free()).toBe(8);
  });

  it('tells the broker at intervals that work goes on', async () => {
    const { runner, handlers } = given({ ackWaitMs: 30 });
    let extensions = 0;
    runner.take({ ...message('1'), extend: () => void (extensions += 1) });
    await eventually(() => extensions >= 3);
    handlers[0]?.finish({ kind: 'ack' });
    await runner.idle();
  });
});
