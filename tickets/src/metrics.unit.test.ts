import { createTestMetrics } from '@ticketing/common/testing/metrics';
import { newListing } from './domain/listing';
import { createListingMetrics } from './metrics';

const made = { id: 'a'.repeat(24), userId: 'b'.repeat(24), currency: 'usd', createdAt: new Date() };
const listing = newListing({ title: 'Concert', priceMinor: 2_000, quantity: 3 }, made);

describe('the metrics of listings', () => {
  it('count listings, changes of them, and the units that both put on sale', async () => {
    const metrics = createTestMetrics();
    const counts = createListingMetrics(metrics);
    counts.created(listing);
    counts.edited(listing, { ...listing, quantity: 5 });
    const outcome = (name: string) => metrics.value('ticketing_listings_total', { outcome: name });
    expect(await outcome('created')).toBe(1);
    expect(await outcome('edited')).toBe(1);
    expect(await metrics.value('ticketing_listed_units_total')).toBe(5);
  });

  it('count what had to be counted again', async () => {
    const metrics = createTestMetrics();
    createListingMetrics(metrics).repaired();
    expect(await metrics.value('ticketing_recounts_repaired_total')).toBe(1);
  });
});
