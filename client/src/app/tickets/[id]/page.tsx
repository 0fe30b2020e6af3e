import type { Metadata } from 'next';
import { BuyPanel } from '@/components/tickets/buy-panel';
import { SellerPanel } from '@/components/tickets/seller-panel';
import { TicketColumns } from '@/components/tickets/ticket-columns';
import { TicketHeading } from '@/components/tickets/ticket-heading';
import { TicketPromises } from '@/components/tickets/ticket-promises';
import { listOrdersOfListing } from '@/lib/api/orders';
import { readEnv } from '@/lib/env';
import type { RouteProps, WithId } from '@/lib/route-props';
import { serverApi } from '@/lib/server/api';
import { currentViewer, ticketOr404 } from '@/lib/server/data';
import { requestFormat } from '@/lib/server/preferences';
import { siteMetadata } from '@/lib/server/site-metadata';
import { texts } from '@/lib/texts';
import { SHARE_IMAGE_PATH } from '@/lib/share-image-facts';
import { paramOf } from '@/lib/ticket-filters';

export async function generateMetadata(props: RouteProps<WithId>): Promise<Metadata> {
  const { id } = await props.params;
  const [{ title, price, currency }, { money }] = await Promise.all([
    ticketOr404(id),
    requestFormat(),
  ]);
  const description = texts.tickets.describe(title, money(price, currency));
  return siteMetadata({ title, description, imagePath: `/tickets/${id}${SHARE_IMAGE_PATH}` });
}

export default async function TicketPage(props: RouteProps<WithId>) {
  const { id } = await props.params;
  const params = await props.searchParams;
  const [ticket, viewer] = await Promise.all([ticketOr404(id), currentViewer()]);
  if (viewer?.id === ticket.userId) {
    const cursor = paramOf(params, 'cursor');
    const orders = await listOrdersOfListing(await serverApi(), { ticketId: ticket.id, cursor });
    return <SellerPanel ticket={ticket} orders={orders} cursor={cursor} />;
  }
  const panel = (
    <BuyPanel
      ticket={ticket}
      signedIn={viewer !== null}
      quantity={paramOf(params, 'quantity') ?? '1'}
      unitsMax={readEnv().orderUnitsMax}
    />
  );
  return (
    <TicketColumns heading={<TicketHeading ticket={ticket} />} panel={panel}>
      <TicketPromises />
    </TicketColumns>
  );
}
