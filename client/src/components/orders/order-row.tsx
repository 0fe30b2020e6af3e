import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { LocalTime } from '@/components/ui/local-time';
import { Money } from '@/components/ui/money';
import type { Order } from '@/lib/api/orders';
import { isLive } from '@/lib/order-phase';
import { texts } from '@/lib/texts';
import { OrderStatusBadge } from './order-status-badge';

interface OrderRowProps {
  readonly order: Order;
  readonly nowMs: number;
}

export function OrderRow({ order, nowMs }: OrderRowProps) {
  return (
    <li className="relative grid gap-3 px-5 py-5 transition-colors hover:bg-subtle/50">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 sm:flex-nowrap">
        <h2 className="min-w-0 text-lg font-medium wrap-anywhere">
          <Link
            prefetch={false}
            href={`/orders/${order.id}`}
            className="after:absolute after:inset-0"
          >
            {order.ticket.title}
          </Link>
        </h2>
        <OrderStatusBadge order={order} />
      </div>
      <p className="flex flex-wrap gap-x-6 gap-y-1 text-muted">
        <span className="font-semibold text-ink">
          <Money amount={order.total} currency={order.currency} />
        </span>
        <span>{texts.orders.tickets(order.quantity)}</span>
        <LocalTime iso={order.createdAt} />
      </p>
      {isLive(order) && <ToPay order={order} nowMs={nowMs} />}
    </li>
  );
}

/** Until when it is to be paid, and the way there. */
function ToPay({ order, nowMs }: OrderRowProps) {
  if (Date.parse(order.expiresAt) <= nowMs) {
    return <p className="text-warning">{texts.orders.timeIsUp}</p>;
  }
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <p className="text-warning">
        {texts.orders.payBefore} <LocalTime iso={order.expiresAt} style="time" />
      </p>
      {/* Above the link that covers the whole row. */}
      <Button asChild className="relative max-sm:w-full">
        <Link prefetch={false} href={`/orders/${order.id}/payment`}>
          {texts.order.pay}
          <span className="sr-only">: {order.ticket.title}</span>
        </Link>
      </Button>
    </div>
  );
}
