import { arrivals, arriving } from '@ticketing/common/testing/arrivals';
import { orderHistory, orderSteps, republished } from '@ticketing/common/testing/order-histories';
import { checkProperty } from '@ticketing/common/testing/property';
import fc from 'fast-check';
import {
  FIRE_AFTER_EXPIRY_MS,
  followOrder,
  ring,
  type Decision,
  type Timer,
} from '../../domain/timer';
import { toTimedOrder } from './timed-order';

const histories = orderSteps.map((steps) => orderHistory(steps));
/** When an alarm rings, as seen from the time that its timer is due. */
const rings = fc.array(fc.constantFrom(-60_000, -1, 0, 60_000), { maxLength: 10, size: 'max' });

type Ring = ReturnType<typeof ring>;

function timerAfter(before: Timer | undefined, decision: Decision | Ring): Timer | undefined {
  return decision.kind === 'become' ? decision.timer : before;
}

describe('the timer of an order, however its events come', () => {
  it('is pending exactly while the newest known event is of a live order', async () => {
    await checkProperty(
      fc.property(histories, arrivals, (history, times) => {
        let timer: Timer | undefined;
        let newest = { version: -1, isLive: false };
        for (const { data } of arriving([...history.events, republished(history)], times)) {
          const order = toTimedOrder(data);
          const { version } = data;
          if (version > newest.version) newest = { version, isLive: order.isLive };
          timer = timerAfter(timer, followOrder(timer, order));
          const fireAt = new Date(order.expiresAt.getTime() + FIRE_AFTER_EXPIRY_MS);
          const status = newest.isLive ? 'pending' : 'dropped';
          expect(timer).toMatchObject({ id: order.id, status, fireAt });
        }
      }),
      { runs: 100 },
    );
  });

  it('fires once, never early and never after the end of its order was heard of', async () => {
    await checkProperty(
      fc.property(histories, arrivals, rings, ({ events }, times, alarms) => {
        const news = events.map(({ data }) => ({ order: toTimedOrder(data) }));
        const rung = alarms.map((lateMs) => ({ lateMs }));
        let timer: Timer | undefined;
        let fired = 0;
        let isOver = false;
        for (const each of arriving([...news, ...rung], times)) {
          const before = timer;
          if ('order' in each) {
            timer = timerAfter(timer, followOrder(timer, each.order));
            isOver ||= !each.order.isLive;
            expect(timer?.status === 'fired').toBe(before?.status === 'fired');
          } else if (timer) {
            timer = timerAfter(timer, ring(timer, new Date(timer.fireAt.getTime() + each.lateMs)));
            const fires = timer !== before;
            if (fires)
              expect([each.lateMs >= 0, isOver, timer?.status]).toEqual([true, false, 'fired']);
            fired += Number(fires);
          }
        }
        expect(fired).toBeLessThanOrEqual(1);
      }),
      { runs: 100 },
    );
  });
});
