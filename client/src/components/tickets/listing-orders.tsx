'use client';

import { Inbox } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { OrderStatusBadge } from '@/components/orders/order-status-badge';
import { SignInAgain } from '@/components/orders/sign-in-again';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';
import { Money } from '@/components/ui/money';
import { Pager } from '@/components/ui/pager';
import type { Order } from '@/lib/api/orders';
import { LISTING_ORDERS_ID, listingOrdersPath } from '@/lib/listing-orders-path';
import { texts } from '@/lib/texts';
import type { RenderedOrders } from './use-listing-orders';
import { useListingOrders } from './use-listing-orders';

const words = texts.listing;

/** Who ordered is not the seller's business; what and when is. */
export function ListingOrders(props: RenderedOrders) {
  const { ticketId, cursor } = props;
  const { page, signedOut } = useListingOrders(props);
  const heading = useFocusOnTurn(cursor);
  return (
    <section aria-labelledby={LISTING_ORDERS_ID} className="grid gap-4">
      <div className="grid gap-1">
        <h2
          ref={heading}
          id={LISTING_ORDERS_ID}
          tabIndex={-1}
          className="scroll-mt-6 text-xl font-semibold outline-none"
        >
          {words.orders}
        </h2>
        {page.items.length > 0 && <p className="text-muted">{words.ordersText}</p>}
      </div>
      <SignInAgain
        shown={signedOut}
        path={listingOrdersPath(ticketId, cursor)}
        text={words.signInAgainText}
      />
      <OrderList orders={page.items} />
      <Pager
        firstHref={cursor && listingOrdersPath(ticketId)}
        nextHref={page.nextCursor && listingOrdersPath(ticketId, page.nextCursor)}
      />
    </section>
  );
}

/** Whoever turns a page goes on reading where it begins; the way there may be gone with the last. */
function useFocusOnTurn(cursor: string | undefined) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(cursor);
  useEffect(() => {
    if (shown.current === cursor) return;
    shown.current = cursor;
    // Back returns to where one was on the page; the address of a page leads past the figures.
    heading.current?.focus({ preventScroll: true });
  }, [cursor]);
  return heading;
}

function OrderList({ orders }: { readonly orders: readonly Order[] }) {
  if (orders.length === 0) {
    return (
      <EmptyState heading="h3" icon={Inbox} title={words.noOrders} text={words.noOrdersText} />
    );
  }
  return (
    <ul className="divide-y divide-line rounded-xl border border-line bg-surface shadow-xs">
      {orders.map((order) => (
        <ListingOrder key={order.id} order={order} />
      ))}
    </ul>
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
