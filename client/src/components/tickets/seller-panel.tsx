import { Pencil } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { PageHeading } from '@/components/ui/page-heading';
import type { Order } from '@/lib/api/orders';
import type { Page } from '@/lib/api/page';
import type { Ticket } from '@/lib/api/tickets';
import { texts } from '@/lib/texts';
import { ListingFigures } from './listing-figures';
import { ListingOrders } from './listing-orders';

interface SellerPanelProps {
  readonly ticket: Ticket;
  readonly orders: Page<Order>;
  /** Of the page of orders; none for the first one. */
  readonly cursor: string | undefined;
}

/** The same address as the buyers', seen by the one who sells. */
export function SellerPanel({ ticket, orders, cursor }: SellerPanelProps) {
  return (
    <>
      <PageHeading title={ticket.title} text={texts.listing.yours}>
        <Button asChild>
          <Link href={`/tickets/${ticket.id}/edit`}>
            <Pencil aria-hidden /> {texts.listing.edit}
          </Link>
        </Button>
      </PageHeading>
      <ListingFigures ticket={ticket} />
      <ListingOrders ticketId={ticket.id} cursor={cursor} rendered={orders} />
    </>
  );
}
