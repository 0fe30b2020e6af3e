import Link from 'next/link';
import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';
import { Money } from '@/components/ui/money';
import type { Order } from '@/lib/api/orders';
import { texts } from '@/lib/texts';

/** What is being bought, at the price that the order keeps. */
export function OrderSummary({ order }: { readonly order: Order }) {
  const words = texts.order;
  return (
    <Card className="grid gap-4">
      <h2 className="text-lg font-medium wrap-anywhere">
        <Link href={`/tickets/${order.ticket.id}`} className="underline-offset-4 hover:underline">
          {order.ticket.title}
        </Link>
      </h2>
      <dl className="grid gap-2">
        <Line name={words.quantity} value={String(order.quantity)} />
        <Line
          name={words.each}
          value={<Money amount={order.ticket.price} currency={order.currency} />}
        />
        <div className="border-t border-dashed border-line-strong pt-3 text-lg font-semibold">
          <Line
            name={words.total}
            value={<Money amount={order.total} currency={order.currency} />}
          />
        </div>
      </dl>
    </Card>
  );
}

function Line({ name, value }: { readonly name: string; readonly value: ReactNode }) {
  return (
    <div className="flex justify-between gap-4">
      <dt>{name}</dt>
      <dd className="tabular-nums">{value}</dd>
    </div>
  );
}
