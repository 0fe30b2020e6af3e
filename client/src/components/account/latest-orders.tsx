import Link from 'next/link';
import { OrderStatusBadge } from '@/components/orders/order-status-badge';
import { Button } from '@/components/ui/button';
import { LocalTime } from '@/components/ui/local-time';
import { Money } from '@/components/ui/money';
import type { Order } from '@/lib/api/orders';
import { texts } from '@/lib/texts';
import { AccountList } from './account-list';
import { AccountRow } from './account-row';

const words = texts.account;

export function LatestOrders({ orders }: { readonly orders: readonly Order[] | undefined }) {
  return (
    <AccountList
      title={words.orders}
      items={orders}
      all={{ href: '/orders', label: words.allOrders }}
      none={
        <>
          <p>{words.noOrders}</p>
          <Button asChild variant="secondary">
            <Link href="/tickets">{words.browse}</Link>
          </Button>
        </>
      }
    >
      {(order) => (
        <AccountRow
          key={order.id}
          href={`/orders/${order.id}`}
          title={order.ticket.title}
          badge={<OrderStatusBadge order={order} />}
        >
          <Money amount={order.total} currency={order.currency} />
          <span>{texts.orders.tickets(order.quantity)}</span>
          <LocalTime iso={order.createdAt} />
        </AccountRow>
      )}
    </AccountList>
  );
}
