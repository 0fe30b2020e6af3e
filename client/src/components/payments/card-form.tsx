'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { hasStatus } from '@/lib/api-error';
import type { Order } from '@/lib/api/orders';
import { listPayments } from '@/lib/api/payments';
import { isSimulator } from '@/lib/bank-step';
import { browserApi } from '@/lib/browser-api';
import { describeFault } from '@/lib/form-errors';
import { texts } from '@/lib/texts';
import { useInterval } from '@/lib/use-interval';
import { CardFormSkeleton } from './card-form-skeleton';
import { ContinueAtBank } from './continue-at-bank';
import { openPayment } from './send-payment';
import { SimulatorCardForm } from './simulator-card-form';

const BANK_POLL_MS = 3_000;

// Only shops on the real Stripe load its code.
const StripeCardForm = dynamic(() => import('./stripe-card-form').then((m) => m.StripeCardForm), {
  ssr: false,
  loading: CardFormSkeleton,
});

interface CardFormProps {
  readonly order: Order;
  /** The order may have changed under us: somebody should look at it again. */
  readonly onRefused: () => void;
}

/** Where nobody can say, the bank is taken to be still at it. */
async function isAtBank(orderId: string): Promise<boolean> {
  try {
    const payments = await listPayments(browserApi(), orderId);
    return payments.some(({ status }) => status === 'requires_action');
  } catch {
    return true;
  }
}

/** Opens the order's one payment, and draws the form of whoever will take the card. */
export function CardForm({ order, onRefused }: CardFormProps) {
  const payment = useQuery({
    queryKey: ['open-payment', order.id],
    queryFn: () => openPayment(order.id),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  // The bank's answer reaches the buyer before it reaches us.
  useInterval({
    enabled: payment.data?.status === 'requires_action',
    everyMs: BANK_POLL_MS,
    action: () =>
      void isAtBank(order.id).then((atBank) => (atBank ? undefined : payment.refetch())),
  });
  if (payment.isPending) return <CardFormSkeleton />;
  if (payment.data === undefined) {
    return (
      <div className="grid justify-items-start gap-4">
        <Notice tone="danger" title={texts.payment.failed}>
          {hasStatus(payment.error, 404) ? texts.payment.notYet : describeFault(payment.error)}
        </Notice>
        <Button
          variant="secondary"
          pending={payment.isFetching}
          onClick={() => {
            onRefused();
            void payment.refetch();
          }}
        >
          {texts.errors.again}
        </Button>
      </div>
    );
  }
  const { data } = payment;
  const reopen = () => {
    onRefused();
    void payment.refetch();
  };
  const simulated = isSimulator(data.publishableKey);
  if (data.status === 'requires_action' && simulated) {
    return <ContinueAtBank orderId={order.id} clientSecret={data.clientSecret} />;
  }
  if (simulated) {
    return <SimulatorCardForm order={order} clientSecret={data.clientSecret} onChange={reopen} />;
  }
  return <StripeCardForm order={order} payment={data} onChange={reopen} />;
}
