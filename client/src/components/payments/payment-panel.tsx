'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { CountdownLine } from '@/components/orders/countdown';
import { OrderSummary } from '@/components/orders/order-summary';
import { SignInAgain } from '@/components/orders/sign-in-again';
import type { RenderedOrder } from '@/components/orders/use-live-order';
import { useLiveOrder } from '@/components/orders/use-live-order';
import { Card } from '@/components/ui/card';
import { texts } from '@/lib/texts';
import { CardForm } from './card-form';

/**
 * Takes the money while the order waits for it. As soon as it does not (paid in another tab,
 * cancelled, expired), the order's own page says what has become of it.
 */
export function PaymentPanel({ rendered }: { readonly rendered: RenderedOrder }) {
  const router = useRouter();
  const { order, phase, refresh, signedOut } = useLiveOrder(rendered);
  const orderPath = `/orders/${order.id}`;
  const over = phase.kind !== 'payable';

  useEffect(() => {
    // Replaced, so that Back does not lead to a payment that can not be made any more.
    if (over) router.replace(orderPath);
  }, [over, orderPath, router]);

  return (
    <>
      <SignInAgain
        shown={signedOut}
        path={`${orderPath}/payment`}
        text={texts.order.signInAgainText}
      />
      <div className="grid gap-6 lg:grid-cols-[1fr_24rem] lg:items-start lg:gap-8">
        <Card className="min-w-0 max-lg:order-last">
          <CardForm order={order} onRefused={refresh} />
        </Card>
        <OrderSummary order={order}>
          <CountdownLine remainingMs={phase.kind === 'payable' ? phase.remainingMs : 0} />
        </OrderSummary>
      </div>
    </>
  );
}
