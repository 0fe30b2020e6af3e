import type { Metadata } from 'next';
import { BuyPanel } from '@/components/tickets/buy-panel';
import { SellerPanel } from '@/components/tickets/seller-panel';
import { TicketHeading } from '@/components/tickets/ticket-heading';
import { listOrdersOfListing } from '@/lib/api/orders';
import { readEnv } from '@/lib/env';
import type { RouteProps, WithId } from '@/lib/route-props';
import { serverApi } from '@/lib/server/api';
import { currentViewer, ticketOr404 } from '@/lib/server/data';
import { requestFormat } from '@/lib/server/preferences';
import { paramOf } from '@/lib/ticket-filters';

export async function generateMetadata(props: RouteProps<WithId>): Promise<Metadata> {
  const ticket = await ticketOr404((await props.params).id);
  const { money } = await requestFormat();
  return { title: ticket.title, description: money(ticket.price, ticket.currency) };
}

export default async function TicketPage(props: RouteProps<WithId>) {
  const { id } = await props.params;
  const [ticket, viewer] = await Promise.all([ticketOr404(id), currentViewer()]);
  if (viewer?.id === ticket.userId) {
    const orders = await listOrdersOfListing(await serverApi(), ticket.id);
    return <SellerPanel ticket={ticket} orders={orders} />;
  }
  const quantity = paramOf(await props.searchParams, 'quantity') ?? '1';
  return (
    <div className="grid gap-8 lg:grid-cols-[1fr_24rem] lg:items-start">
      <TicketHeading ticket={ticket} />
      <BuyPanel
        ticket={ticket}
        signedIn={viewer !== null}
        quantity={quantity}
        unitsMax={readEnv().orderUnitsMax}
      />
    </div>
  );
}
