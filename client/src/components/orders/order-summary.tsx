import Link from 'next/link';
import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';
import { Money } from '@/components/ui/money';
import type { Order } from '@/lib/api/orders';
import { texts } from '@/lib/texts';

const words = texts.order;

interface OrderSummaryProps {
  readonly order: Order;
  /** What belongs below the total, such as the time that is left to pay it. */
  readonly children?: ReactNode;
}

/** What is being bought, at the price that the order keeps. */
export function OrderSummary({ order, children }: OrderSummaryProps) {
  const each = <Money amount={order.ticket.price} currency={order.currency} />;
  return (
    <section aria-label={words.summary}>
      <Card className="grid gap-3 sm:gap-4">
        <div className="grid gap-0.5">
          <h2 className="text-lg font-medium wrap-anywhere">
            <Link
              href={`/tickets/${order.ticket.id}`}
              className="underline-offset-4 hover:underline"
            >
              {order.ticket.title}
            </Link>
          </h2>
          <p className="text-muted">
            {words.timesEach(order.quantity)} {each}
          </p>
        </div>
        <p className="flex justify-between gap-4 border-t border-dashed border-line-strong pt-3 text-lg font-semibold sm:pt-4">
          <span>{words.total}</span>
          <Money amount={order.total} currency={order.currency} />
        </p>
        {children}
      </Card>
    </section>
  );
}
