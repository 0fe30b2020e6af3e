import { orderStatus } from '@ticketing/common/contracts/order-events';
import { liveOrder } from '../testing/order-samples';
import { isLive } from './order';
import { isStatusGroup, STATUS_GROUPS } from './status-group';

describe('the groups of statuses', () => {
  it('have each status once', () => {
    expect(Object.values(STATUS_GROUPS).flat().sort()).toEqual([...orderStatus.options].sort());
  });

  it('call the orders waiting that are live', () => {
    const live = orderStatus.options.filter((status) =>
      isLive({ ...liveOrder(), status } as Parameters<typeof isLive>[0]),
    );
    expect([...STATUS_GROUPS.waiting].sort()).toEqual(live.sort());
  });

  it.each(['waiting', 'complete', 'cancelled'])('are asked for as %s', (word) => {
    expect(isStatusGroup(word)).toBe(true);
  });

  it.each([undefined, '', 'created', 'Waiting', 'constructor', '__proto__'])(
    'are not asked for as %s',
    (word) => {
      expect(isStatusGroup(word)).toBe(false);
    },
  );
});
