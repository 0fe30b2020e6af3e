'use client';

import { PaymentProblemNotice } from '@/components/payments/payment-problem-notice';
import { Card } from '@/components/ui/card';
import { texts } from '@/lib/texts';
import { OrderOutcome } from './order-outcome';
import { OrderProgress } from './order-progress';
import { OrderSummary } from './order-summary';
import type { ReceiptParties } from './receipt';
import { Receipt } from './receipt';
import { SignInAgain } from './sign-in-again';
import type { RenderedOrder } from './use-live-order';
import { useLiveOrder } from './use-live-order';

const BANK_SAID_NO = { text: texts.order.bankSaidNo };

interface OrderLiveProps {
  readonly rendered: RenderedOrder;
  readonly parties: ReceiptParties;
  /** What the bank said when it sent the buyer back here, where it did. */
  readonly bankAnswer: string | undefined;
}

/** One page from reservation to receipt. */
export function OrderLive({ rendered, parties, bankAnswer }: OrderLiveProps) {
  const bankSaidYes = bankAnswer === 'succeeded' || bankAnswer === 'processing';
  const { order, payments, phase, refresh, signedOut } = useLiveOrder(rendered, bankSaidYes);
  return (
    <>
      <SignInAgain
        shown={signedOut}
        path={`/orders/${order.id}`}
        text={texts.order.signInAgainText}
      />
      {bankAnswer === 'failed' && phase.kind === 'payable' && (
        <PaymentProblemNotice problem={BANK_SAID_NO} />
      )}
      <div className="grid gap-6 lg:grid-cols-[1fr_24rem] lg:items-start lg:gap-8 print:block">
        <Card className="grid min-w-0 gap-6 print:hidden">
          <OrderProgress phase={phase} />
          <OrderOutcome order={order} phase={phase} onChange={refresh} />
        </Card>
        {phase.kind === 'complete' ? (
          <Receipt order={order} payments={payments} parties={parties} />
        ) : (
          <OrderSummary order={order} />
        )}
      </div>
    </>
  );
}
