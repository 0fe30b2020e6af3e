'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { Countdown } from '@/components/orders/countdown';
import { OrderSummary } from '@/components/orders/order-summary';
import type { RenderedOrder } from '@/components/orders/use-live-order';
import { useLiveOrder } from '@/components/orders/use-live-order';
import { Card } from '@/components/ui/card';
import { CardForm } from './card-form';

/**
 * Takes the money while the order waits for it. As soon as it does not (paid in another tab,
 * cancelled, expired), the order's own page says what has become of it.
 */
export function PaymentPanel({ rendered }: { readonly rendered: RenderedOrder }) {
  const router = useRouter();
  const { order, phase, refresh } = useLiveOrder(rendered);
  const orderPath = `/orders/${order.id}`;
  const over = phase.kind !== 'payable';

  useEffect(() => {
    // Replaced, so that Back does not lead to a payment that can not be made any more.
    if (over) router.replace(orderPath);
  }, [over, orderPath, router]);

  return (
    <div className="grid gap-8 lg:grid-cols-[1fr_22rem] lg:items-start">
      <Card className="grid gap-6 max-lg:order-last">
        <CardForm order={order} onRefused={refresh} />
      </Card>
      <div className="grid gap-4">
        <OrderSummary order={order} />
        {phase.kind === 'payable' && (
          <Card>
            <Countdown remainingMs={phase.remainingMs} />
          </Card>
        )}
      </div>
    </div>
  );
}
