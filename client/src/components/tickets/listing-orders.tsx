'use client';

import { useQuery } from '@tanstack/react-query';
import { Inbox } from 'lucide-react';
import { OrderStatusBadge } from '@/components/orders/order-status-badge';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';
import { Money } from '@/components/ui/money';
import type { Order } from '@/lib/api/orders';
import { listOrdersOfListing } from '@/lib/api/orders';
import { browserApi } from '@/lib/browser-api';
import { texts } from '@/lib/texts';

const REFRESH_MS = 10_000;

interface ListingOrdersProps {
  readonly ticketId: string;
  readonly rendered: readonly Order[];
}

/** Who ordered is not the seller's business; what and when is. */
export function ListingOrders({ ticketId, rendered }: ListingOrdersProps) {
  const { data: orders } = useQuery({
    queryKey: ['listing-orders', ticketId],
    queryFn: () => listOrdersOfListing(browserApi(), ticketId),
    initialData: rendered,
    staleTime: REFRESH_MS,
    refetchInterval: REFRESH_MS,
  });
  return (
    <section aria-labelledby="listing-orders" className="grid gap-4">
      <div className="grid gap-1">
        <h2 id="listing-orders" className="text-xl font-semibold">
          {texts.listing.orders}
        </h2>
        {orders.length > 0 && <p className="text-muted">{texts.listing.ordersText}</p>}
      </div>
      {orders.length === 0 ? (
        <EmptyState
          heading="h3"
          icon={Inbox}
          title={texts.listing.noOrders}
          text={texts.listing.noOrdersText}
        />
      ) : (
        <ul className="divide-y divide-line rounded-xl border border-line bg-surface shadow-xs">
          {orders.map((order) => (
            <ListingOrder key={order.id} order={order} />
          ))}
        </ul>
      )}
    </section>
  );
}

function ListingOrder({ order }: { readonly order: Order }) {
  return (
    <li className="grid grid-cols-[1fr_auto] items-center gap-x-6 gap-y-2 px-5 py-4 sm:grid-cols-[2fr_1fr_1fr_11rem]">
      <LocalTime iso={order.createdAt} />
      <span className="text-muted max-sm:order-1">{texts.orders.tickets(order.quantity)}</span>
      <span className="text-right font-semibold">
        <Money amount={order.total} currency={order.currency} />
      </span>
      <span className="justify-self-end max-sm:order-2">
        <OrderStatusBadge order={order} />
      </span>
    </li>
  );
}
