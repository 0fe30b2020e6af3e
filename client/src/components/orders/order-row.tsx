import Link from 'next/link';
import { LocalTime } from '@/components/ui/local-time';
import { Money } from '@/components/ui/money';
import type { Order } from '@/lib/api/orders';
import { texts } from '@/lib/texts';
import { OrderStatusBadge } from './order-status-badge';

export function OrderRow({ order }: { readonly order: Order }) {
  return (
    <li className="relative grid gap-3 px-5 py-5 transition-colors hover:bg-subtle/50">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
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
    </li>
  );
}
