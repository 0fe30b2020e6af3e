import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { Money } from '@/components/ui/money';
import type { Listing } from '@/lib/api/tickets';
import { texts } from '@/lib/texts';

const words = texts.listings.facts;

export function ListingRow({ listing }: { readonly listing: Listing }) {
  const facts = [
    [words.price, <Money key="price" amount={listing.price} currency={listing.currency} />],
    [words.sold, String(listing.sold)],
    [words.held, String(listing.held)],
    [words.free, String(listing.available)],
    [words.revenue, <Money key="revenue" amount={listing.revenue} currency={listing.currency} />],
  ] as const;
  return (
    <li className="grid gap-4 px-5 py-5">
      <div className="flex items-start justify-between gap-4">
        <h2 className="min-w-0 text-lg font-medium wrap-anywhere">
          <Link
            prefetch={false}
            href={`/tickets/${listing.id}`}
            className="underline-offset-4 hover:underline"
          >
            {listing.title}
          </Link>
        </h2>
        <Button asChild variant="secondary" size="small">
          <Link prefetch={false} href={`/tickets/${listing.id}/edit`}>
            {texts.listing.edit}
          </Link>
        </Button>
      </div>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-5">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="text-sm text-muted">{name}</dt>
            <dd className="font-semibold tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
