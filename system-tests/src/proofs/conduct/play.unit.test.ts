import { eventually } from '@ticketing/common/testing/eventually';
import type { Fault, Lane } from '../plan/faults';
import { play } from './play';
import { stagehands } from './testing/stagehands';

const LONG_MS = 60_000;
/** So long that a machine which stalls for a moment does not end it before its time. */
const PAUSE_MS = 3_000;

const lane = (...steps: [number, Fault][]): Lane => ({
  name: 'a lane',
  steps: steps.map(([atMs, fault]) => ({ atMs, fault })),
});

function setUp() {
  const hands = stagehands();
  const said: string[] = [];
  const curtain = new AbortController();
  const playing = (...lanes: Lane[]) =>
    play(lanes, hands, { signal: curtain.signal, say: (line) => void said.push(line) });
  return { ...hands, hands, said, curtain, playing };
}

describe('the lanes of a plan', () => {
  it('are played side by side, each in its order, and what was done is counted', async () => {
    const { done, said, playing } = setUp();
    const faults = await playing(
      lane(
        [0, { kind: 'pause-pod', pod: 'orders-1', lastsMs: PAUSE_MS }],
        [0, { kind: 'reset-link', link: 'buyers>auth' }],
      ),
      lane([20, { kind: 'flush-redis' }], [30, { kind: 'flush-redis' }]),
    );
    expect(done).toEqual([
      'pause orders-1',
      'flush redis',
      'flush redis',
      'resume orders-1',
      'buyers>auth: reset',
    ]);
    expect(faults).toEqual({ 'pause-pod': 1, 'reset-link': 1, 'flush-redis': 2 });
    expect(said).toHaveLength(4);
    expect(said[0]).toBe('freeze orders-1 for 3.0 s');
  });

  it('leave out what can not be done, and say so', async () => {
    const { arena, done, said, playing } = setUp();
    arena.fail('flush redis');
    const faults = await playing(
      lane([0, { kind: 'flush-redis' }], [0, { kind: 'reset-link', link: 'buyers>auth' }]),
    );
    expect(faults).toEqual({ 'reset-link': 1 });
    expect(said).toContain('  could not: flush redis fails');
    expect(done.at(-1)).toBe('buyers>auth: reset');
  });

  it('are over at once when the signal comes, and what was broken is whole again', async () => {
    const { arena, done, kept, curtain, playing } = setUp();
    const played = playing(
      lane([0, { kind: 'kill-backing', backing: 'nats', downMs: LONG_MS }]),
      lane([0, { kind: 'pause-pod', pod: 'orders-1', lastsMs: LONG_MS }]),
      lane([
        0,
        {
          kind: 'weather',
          link: 'buyers>auth',
          weather: { kind: 'black-hole' },
          lastsMs: LONG_MS,
        },
      ]),
      lane([0, { kind: 'shift-clock', pod: 'auth', shiftMs: 5, lastsMs: LONG_MS }]),
      lane([LONG_MS, { kind: 'flush-redis' }]),
    );
    await eventually(() => arena.pod('auth').orders().clockShiftMs === 5);
    await eventually(() => done.length === 3);
    expect(kept()).toEqual(['nats']);
    curtain.abort();
    expect(Object.keys(await played)).toHaveLength(4);
    expect(kept()).toEqual([]);
    expect(done.slice(3).toSorted()).toEqual(['buyers>auth: clear', 'resume orders-1']);
    expect(arena.pod('auth').orders().clockShiftMs).toBe(0);
  });
});

describe('a fault', () => {
  const pod = 'payments-1';

  it('keeps what it takes down from being started again while it lasts', async () => {
    const { done, kept, arena, playing, curtain } = setUp();
    const played = playing(lane([0, { kind: 'stop-pod', pod, downMs: LONG_MS }]));
    await eventually(() => arena.pod(pod).pid === undefined);
    expect(kept()).toEqual([pod]);
    curtain.abort();
    await played;
    expect(done).toEqual([`stop ${pod}`]);
    expect(kept()).toEqual([]);
  });

  it('that loses what the broker had is followed by everybody publishing again', async () => {
    const { done, traces, kept, playing } = setUp();
    await playing(lane([0, { kind: 'lose-broker-data' }]));
    expect(done).toEqual(['lose broker data', 'tickets republish', 'orders republish']);
    expect(traces.brokerDataLostAtMs).toHaveLength(1);
    expect(traces.owesRepublish).toBe(false);
    expect(kept()).toEqual([]);
  });

  it('that could not be repaired at once is still owed', async () => {
    const { arena, traces, said, playing } = setUp();
    arena.fail('orders republish');
    await playing(lane([0, { kind: 'lose-broker-data' }]));
    expect(traces.owesRepublish).toBe(true);
    expect(said.at(-1)).toBe('  could not: republish of orders failed: not all of it');
  });

  it('tells probes, and takes back what it told them', async () => {
    const { arena, playing } = setUp();
    const deliveries = { delayShare: 0.5, delayMs: 9, duplicateShare: 0.5 };
    const played = playing(lane([0, { kind: 'deliveries', pod, deliveries, lastsMs: 100 }]));
    await eventually(() => arena.pod(pod).orders().deliveries.delayMs === 9);
    await played;
    expect(arena.pod(pod).orders().deliveries.delayMs).toBe(0);
  });

  it('at a crash point waits for the process to come there, and ends it where that is its end', async () => {
    const { arena, done, playing } = setUp();
    await playing(
      lane([0, { kind: 'crash-at', pod, checkpoint: 'payments:refunded' }]),
      lane([0, { kind: 'crash-at', pod: 'orders-1', checkpoint: 'shutdown:draining' }]),
    );
    expect(arena.pod(pod).orders().dieAt).toEqual(['payments:refunded']);
    expect(arena.pod('orders-1').orders().dieAt).toEqual(['shutdown:draining']);
    expect(done).toEqual(['stop orders-1']);
  });
});
