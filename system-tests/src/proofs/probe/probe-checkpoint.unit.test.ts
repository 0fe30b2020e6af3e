import { PEACE, type JournalEntry, type ProbeOrders } from './journal';
import { probeCheckpoint } from './probe-checkpoint';

/** Thrown in place of the end of the process: nothing behind it may run. */
class Dead extends Error {}

function setUp() {
  const written: JournalEntry[] = [];
  const orders: { now: ProbeOrders } = { now: PEACE };
  const checkpoint = probeCheckpoint({
    orders: () => orders.now,
    write: (entry) => void written.push(entry),
    die: () => {
      throw new Dead();
    },
  });
  return { checkpoint, orders, written };
}

describe('a checkpoint under a probe', () => {
  it('is noted when it is passed for the first time', () => {
    const { checkpoint, written } = setUp();
    for (const name of ['orders:placed', 'orders:settled', 'orders:placed']) checkpoint(name);
    expect(written).toEqual([
      { kind: 'passed', checkpoint: 'orders:placed' },
      { kind: 'passed', checkpoint: 'orders:settled' },
    ]);
  });

  it('is where the process ends once it is told to, with a note before its end', () => {
    const { checkpoint, orders, written } = setUp();
    checkpoint('orders:placed');
    orders.now = { ...PEACE, dieAt: ['orders:settled', 'orders:placed'] };
    expect(() => checkpoint('orders:placed')).toThrow(Dead);
    expect(written.at(-1)).toEqual({ kind: 'died-at', checkpoint: 'orders:placed' });
  });

  it('is passed while another one is meant', () => {
    const { checkpoint, orders, written } = setUp();
    orders.now = { ...PEACE, dieAt: ['orders:settled'] };
    checkpoint('orders:placed');
    expect(written).toEqual([{ kind: 'passed', checkpoint: 'orders:placed' }]);
  });
});
