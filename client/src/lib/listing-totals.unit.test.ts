import { listingTotals } from './listing-totals';

const listing = { sold: 1, held: 2, available: 3, revenue: 0.1, currency: 'usd' };

describe('the totals of several listings', () => {
  it('are nothing where there are none', () => {
    expect(listingTotals([])).toEqual({ sold: 0, held: 0, free: 0, revenues: [] });
  });

  it('add up what is sold, held and free, and the revenue to the cent', () => {
    expect(listingTotals([listing, { ...listing, revenue: 0.2 }])).toEqual({
      sold: 2,
      held: 4,
      free: 6,
      revenues: [{ amount: 0.3, currency: 'usd' }],
    });
  });

  it('keep currencies apart', () => {
    const { revenues } = listingTotals([listing, { ...listing, revenue: 5, currency: 'eur' }]);
    expect(revenues).toEqual([
      { amount: 0.1, currency: 'usd' },
      { amount: 5, currency: 'eur' },
    ]);
  });
});
