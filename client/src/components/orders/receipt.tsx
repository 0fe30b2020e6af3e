'use client';

import { Printer } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { LocalTime } from '@/components/ui/local-time';
import { Money } from '@/components/ui/money';
import type { Order } from '@/lib/api/orders';
import { texts } from '@/lib/texts';

const words = texts.order;

export function Receipt({ order }: { readonly order: Order }) {
  const lines = [
    [words.total, <Money key="total" amount={order.total} currency={order.currency} />],
    [words.placed, <LocalTime key="placed" iso={order.createdAt} />],
    [words.reference, order.paymentId],
    [words.orderReference, order.id],
  ] as const;
  return (
    <section aria-labelledby="receipt" className="grid gap-4">
      <h2 id="receipt" className="text-lg font-medium">
        {words.receipt}
      </h2>
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[auto_1fr]">
        {lines.map(([name, value]) => (
          <div key={name} className="sm:contents">
            <dt className="text-muted">{name}</dt>
            <dd className="tabular-nums wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="print:hidden">
        <Button variant="secondary" onClick={() => window.print()}>
          <Printer aria-hidden /> {words.print}
        </Button>
      </div>
    </section>
  );
}
