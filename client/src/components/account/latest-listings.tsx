import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { LocalTime } from '@/components/ui/local-time';
import { Money } from '@/components/ui/money';
import type { Listing } from '@/lib/api/tickets';
import { texts } from '@/lib/texts';
import { AccountList } from './account-list';
import { AccountRow } from './account-row';
import { SoldBadge } from './sold-badge';

const words = texts.account;

export function LatestListings({
  listings,
}: {
  readonly listings: readonly Listing[] | undefined;
}) {
  return (
    <AccountList
      title={words.listings}
      items={listings}
      all={{ href: '/listings', label: words.allListings }}
      none={
        <>
          <p>{words.noListings}</p>
          <Button asChild variant="secondary">
            <Link href="/sell">{words.sell}</Link>
          </Button>
        </>
      }
    >
      {(listing) => (
        <AccountRow
          key={listing.id}
          href={`/tickets/${listing.id}`}
          title={listing.title}
          badge={<SoldBadge sold={listing.sold} quantity={listing.quantity} />}
        >
          <Money amount={listing.price} currency={listing.currency} />
          <LocalTime iso={listing.createdAt} />
        </AccountRow>
      )}
    </AccountList>
  );
}
