import { Store } from 'lucide-react';
import Link from 'next/link';
import { ListingTable } from '@/components/tickets/listing-table';
import { ListingTotals } from '@/components/tickets/listing-totals';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/page-heading';
import { Pager } from '@/components/ui/pager';
import { listMyListings } from '@/lib/api/tickets';
import type { RouteProps } from '@/lib/route-props';
import { serverApi } from '@/lib/server/api';
import { requireViewer } from '@/lib/server/data';
import { siteMetadata } from '@/lib/server/site-metadata';
import { texts } from '@/lib/texts';
import { paramOf, withParams } from '@/lib/ticket-filters';

export const generateMetadata = () =>
  siteMetadata({
    title: texts.listings.title,
    description: texts.listings.text,
    isPrivate: true,
  });

export default async function ListingsPage(props: RouteProps) {
  await requireViewer('/listings');
  const cursor = paramOf(await props.searchParams, 'cursor');
  const page = await listMyListings(await serverApi(), { cursor });
  const isPart = cursor !== undefined || page.nextCursor !== undefined;
  const sell = (
    <Button asChild>
      <Link href="/sell">{texts.home.sell}</Link>
    </Button>
  );
  return (
    <>
      <PageHeading title={texts.listings.title} text={texts.listings.text}>
        {page.items.length > 0 && sell}
      </PageHeading>
      {page.items.length === 0 ? (
        <EmptyState icon={Store} title={texts.listings.none} text={texts.listings.noneText}>
          {sell}
        </EmptyState>
      ) : (
        <>
          <ListingTotals listings={page.items} isPart={isPart} />
          <ListingTable listings={page.items} />
        </>
      )}
      <Pager
        firstHref={cursor && '/listings'}
        nextHref={page.nextCursor && withParams('/listings', {}, { cursor: page.nextCursor })}
      />
    </>
  );
}
