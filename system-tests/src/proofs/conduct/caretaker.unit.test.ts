import { eventually } from '@ticketing/common/testing/eventually';
import { startCaretaker, type Caretaker } from './caretaker';
import { fakeVictim } from './testing/fake-victim';

describe('the caretaker', () => {
  let caretaker: Caretaker | undefined;
  afterEach(() => caretaker?.stop());

  function setUp(beforeRestart: (name: string) => void = () => undefined) {
    const orders = fakeVictim('orders-1');
    const broker = fakeVictim('nats');
    const said: string[] = [];
    const care = startCaretaker([orders, broker], {
      beforeRestart,
      say: (line) => void said.push(line),
    });
    caretaker = care;
    return { orders, broker, said, care };
  }

  it('starts again what has ended, after it has told so, and leaves the others alone', async () => {
    const told: string[] = [];
    const { orders, broker, care } = setUp(
      (name) => void told.push(`${name} ${orders.done.join()}`),
    );
    orders.die();
    await eventually(() => orders.pid !== undefined);
    await care.untilAllUp(1_000);
    expect(told).toEqual(['orders-1 ']);
    expect(orders.done).toEqual(['start']);
    expect(broker.done).toEqual([]);
  });

  it('leaves down what a fault keeps down, until the last of them lets go', async () => {
    const { orders, broker, care } = setUp();
    const [first, second] = [care.keepDown('orders-1'), care.keepDown('orders-1')];
    const othersAreLookedAfter = async () => {
      broker.die();
      await eventually(() => broker.pid !== undefined);
    };
    orders.die();
    await othersAreLookedAfter();
    first();
    await othersAreLookedAfter();
    expect(orders.done).toEqual([]);
    second();
    await eventually(() => orders.pid !== undefined);
  });

  it('tries again what does not start at once, and says why it did not', async () => {
    const { orders, said, care } = setUp();
    orders.failStarts(2);
    orders.die();
    await care.untilAllUp(5_000);
    expect(orders.done).toEqual(['start', 'start', 'start']);
    expect(said).toEqual(Array(2).fill('orders-1 did not start yet: orders-1 says no'));
  });

  it('starts it again even where telling so fails', async () => {
    let failures = 1;
    const { orders, said } = setUp(() => {
      if (failures-- > 0) throw new Error('nobody listens');
    });
    orders.die();
    await eventually(() => orders.pid !== undefined);
    expect(said).toEqual(['orders-1 did not start yet: nobody listens']);
  });

  it('waits until everything is up, but not for ever', async () => {
    const { orders, care } = setUp();
    const release = care.keepDown('orders-1');
    orders.die();
    await expect(care.untilAllUp(10)).rejects.toThrow('not up again: orders-1');
    release();
    await care.untilAllUp(5_000);
    expect(orders.pid).toBeDefined();
  });

  it('takes care of those only that it was given', () => {
    const { care } = setUp();
    expect(() => care.keepDown('client')).toThrow('nobody takes care of client');
  });

  it('starts nothing once it has stopped', async () => {
    const { orders, care } = setUp();
    await care.stop();
    orders.die();
    await expect(care.untilAllUp(200)).rejects.toThrow('not up again: orders-1');
    expect(orders.done).toEqual([]);
  });
});
