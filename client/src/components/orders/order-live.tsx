'use client';

import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { texts } from '@/lib/texts';
import { OrderOutcome } from './order-outcome';
import { OrderSummary } from './order-summary';
import type { RenderedOrder } from './use-live-order';
import { useLiveOrder } from './use-live-order';

interface OrderLiveProps {
  readonly rendered: RenderedOrder;
  /** What the bank said when it sent the buyer back here, where it did. */
  readonly bankAnswer: string | undefined;
}

/** One page from reservation to receipt. */
export function OrderLive({ rendered, bankAnswer }: OrderLiveProps) {
  const bankSaidYes = bankAnswer === 'succeeded' || bankAnswer === 'processing';
  const { order, phase, refresh } = useLiveOrder(rendered, bankSaidYes);
  return (
    <>
      {bankAnswer === 'failed' && phase.kind === 'payable' && (
        <Notice tone="danger">{texts.order.bankSaidNo}</Notice>
      )}
      <div className="grid gap-8 lg:grid-cols-[1fr_22rem] lg:items-start">
        <Card className="grid gap-6">
          <OrderOutcome order={order} phase={phase} onChange={refresh} />
        </Card>
        <OrderSummary order={order} />
      </div>
    </>
  );
}
