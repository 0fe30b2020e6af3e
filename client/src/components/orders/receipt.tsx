'use client';

import { Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { LocalTime } from '@/components/ui/local-time';
import { Money } from '@/components/ui/money';
import type { Order } from '@/lib/api/orders';
import type { Payment } from '@/lib/api/payments';
import { receiptDate } from '@/lib/receipt-date';
import { texts } from '@/lib/texts';
import { Reference } from './reference';

const words = texts.order;

/** Who sold and who bought, as it stands on the receipt. */
export interface ReceiptParties {
  readonly shop: string;
  readonly buyer: string;
}

interface ReceiptProps {
  readonly order: Order;
  readonly payments: readonly Payment[];
  readonly parties: ReceiptParties;
}

/** The proof of the purchase. On paper it is all that there is. */
export function Receipt({ order, payments, parties }: ReceiptProps) {
  return (
    <section aria-labelledby="receipt">
      <Card className="grid gap-5 print:rounded-none print:border-0 print:bg-transparent print:p-0 print:shadow-none">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <h2 id="receipt" className="text-xl font-semibold print:text-3xl">
            {words.receipt}
          </h2>
          <span className="text-muted">{parties.shop}</span>
        </div>
        <dl className="grid gap-2 border-y border-dashed border-line-strong py-4">
          <Line name={words.receiptDate}>
            <LocalTime iso={receiptDate(order, payments)} />
          </Line>
          <Line name={words.receiptFor}>{parties.buyer}</Line>
          <Line name={words.orderReference}>
            <Reference id={order.id} name={words.orderReference} />
          </Line>
          {order.paymentId !== undefined && (
            <Line name={words.reference}>
              <Reference id={order.paymentId} name={words.reference} />
            </Line>
          )}
        </dl>
        <Purchase order={order} />
        <Button variant="secondary" className="w-full print:hidden" onClick={() => window.print()}>
          <Printer aria-hidden /> {words.print}
        </Button>
      </Card>
    </section>
  );
}

function Purchase({ order }: { readonly order: Order }) {
  return (
    <dl className="grid gap-3">
      <div className="flex justify-between gap-4">
        <dt className="grid min-w-0 gap-0.5">
          <span className="font-medium wrap-anywhere">{order.ticket.title}</span>
          <span className="text-sm text-muted">
            {words.timesEach(order.quantity)}{' '}
            <Money amount={order.ticket.price} currency={order.currency} />
          </span>
        </dt>
        <dd>
          <Money amount={order.total} currency={order.currency} />
        </dd>
      </div>
      <div className="flex justify-between gap-4 border-t border-line pt-3 text-lg font-semibold">
        <dt>{words.paid}</dt>
        <dd>
          <Money amount={order.total} currency={order.currency} />
        </dd>
      </div>
    </dl>
  );
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4">
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </div>
  );
}
