import { DuplicateKey } from '@ticketing/common/errors';
import { noMetrics } from '@ticketing/common/service/metrics';
import { newId } from '@ticketing/common/store/ids';
import { awaitPayment, cancelByUser, type Order } from '../domain/order';
import { createOrderMetrics } from '../metrics';
import { cancelledOrder, liveOrder, NOW } from '../testing/order-samples';
import { createChangeOrder } from './change-order';

/** A store in which the compare-and-set ends as told, the last outcome for ever. */
function changing(stored: Order | undefined, outcomes: (boolean | Error)[] = [true]) {
  const freed: (readonly number[])[] = [];
  let tries = 0;
  const changeOrder = createChangeOrder({
    orders: {
      find: () => Promise.resolve(stored),
      replace() {
        const outcome = outcomes[Math.min(tries, outcomes.length - 1)] ?? true;
        tries += 1;
        return typeof outcome === 'boolean' ? Promise.resolve(outcome) : Promise.reject(outcome);
      },
    },
    hints: { giveBack: (_ticketId, units) => void freed.push(units) },
    clock: () => NOW,
    metrics: createOrderMetrics(noMetrics),
  });
  return { changeOrder, freed, tries: () => tries };
}

describe('changing an order', () => {
  it('decides again when somebody else was first', async () => {
    const { changeOrder, tries } = changing(liveOrder(), [false, false, true]);
    expect(await changeOrder(newId(), awaitPayment)).toMatchObject({ isChanged: true });
    expect(tries()).toBe(3);
  });

  it('decides again when the units that it wanted are taken', async () => {
    const { changeOrder, tries } = changing(liveOrder(), [new DuplicateKey('taken'), true]);
    expect(await changeOrder(newId(), awaitPayment)).toMatchObject({ isChanged: true });
    expect(tries()).toBe(2);
  });

  it('writes nothing when nothing is decided', async () => {
    const { changeOrder, tries } = changing(cancelledOrder('user'));
    expect(await changeOrder(newId(), awaitPayment)).toMatchObject({ isChanged: false });
    expect(tries()).toBe(0);
  });

  it('gives up after many tries, for the caller to come again', async () => {
    const { changeOrder, tries } = changing(liveOrder(), [false]);
    await expect(changeOrder(newId(), awaitPayment)).rejects.toMatchObject({ code: 'unavailable' });
    expect(tries()).toBe(20);
  });

  it('does not hide a fault', async () => {
    const { changeOrder } = changing(liveOrder(), [new Error('a fault')]);
    await expect(changeOrder(newId(), awaitPayment)).rejects.toThrow('a fault');
  });

  it('hints at the units of an order that was given up, and of no other', async () => {
    const { changeOrder, freed } = changing(liveOrder({ units: [3, 7] }));
    await changeOrder(newId(), awaitPayment);
    expect(freed).toEqual([]);
    await changeOrder(newId(), cancelByUser);
    expect(freed).toEqual([[3, 7]]);
  });

  it('finds nothing to change where there is no order', async () => {
    const { changeOrder } = changing(undefined);
    expect(await changeOrder(newId(), awaitPayment)).toBeUndefined();
  });
});
