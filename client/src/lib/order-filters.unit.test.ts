import { orderFilterOf, orderListPath, orderTabOf } from './order-filters';

describe('the tabs of my orders', () => {
  it.each([
    ['waiting', 'waiting'],
    ['complete', 'complete'],
    ['cancelled', 'cancelled'],
    [undefined, 'all'],
    ['nonsense', 'all'],
  ] as const)('?status=%s shows the tab %s', (status, tab) => {
    expect(orderTabOf(status)).toBe(tab);
  });

  it('asks for no status where all orders are shown', () => {
    expect(orderFilterOf('all')).toBeUndefined();
    expect(orderFilterOf('waiting')).toBe('waiting');
  });

  it('keeps the tab while one turns the pages', () => {
    expect(orderListPath('all')).toBe('/orders');
    expect(orderListPath('all', 'c1')).toBe('/orders?cursor=c1');
    expect(orderListPath('complete', 'c1')).toBe('/orders?status=complete&cursor=c1');
  });
});
