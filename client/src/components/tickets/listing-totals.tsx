import { Count } from '@/components/ui/count';
import { Money } from '@/components/ui/money';
import { Stats } from '@/components/ui/stats';
import type { Listing } from '@/lib/api/tickets';
import { listingTotals } from '@/lib/listing-totals';
import { texts } from '@/lib/texts';

const words = texts.listings;

interface ListingTotalsProps {
  readonly listings: readonly Listing[];
  /** There are more pages, which are not in these figures. */
  readonly isPart: boolean;
}

export function ListingTotals({ listings, isPart }: ListingTotalsProps) {
  const { revenues, sold, held, free } = listingTotals(listings);
  return (
    <div className="grid gap-2">
      {isPart && <p className="text-sm text-muted">{words.totalsOfPage}</p>}
      <Stats
        label={isPart ? words.totalsOfPage : words.totals}
        stats={[
          {
            name: words.facts.revenue,
            value: revenues.map((revenue) => (
              <span key={revenue.currency} className="block">
                <Money {...revenue} />
              </span>
            )),
          },
          { name: words.facts.sold, value: <Count value={sold} /> },
          { name: words.facts.held, value: <Count value={held} /> },
          { name: words.facts.free, value: <Count value={free} /> },
        ]}
      />
    </div>
  );
}
