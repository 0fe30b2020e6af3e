'use client';

import { PaymentElement, useElements, useStripe } from '@stripe/react-stripe-js';
import type { Stripe, StripeElements } from '@stripe/stripe-js';
import { useRouter } from 'next/navigation';
import type { SyntheticEvent } from 'react';
import type { Order } from '@/lib/api/orders';
import { realClock } from '@/lib/ask-again';
import type { PaymentProblem } from '@/lib/payment-problem';
import { payAtStripe } from '@/lib/stripe-payment';
import { useSubmit } from '@/lib/use-submit';
import { PayButton } from './pay-button';
import { PaymentProblemNotice } from './payment-problem-notice';
import type { FormStage } from './use-stripe-script';

export interface PaymentElementFormProps {
  readonly order: Order;
  readonly clientSecret: string;
  readonly problem: PaymentProblem | undefined;
  readonly onProblem: (problem: PaymentProblem | undefined) => void;
  readonly onChange: () => void;
}

interface StagedProps extends PaymentElementFormProps {
  readonly stage: FormStage;
  readonly onStage: (stage: FormStage) => void;
}

interface Ready {
  readonly stripe: Stripe;
  readonly elements: StripeElements;
}

/** Sends what was typed into Stripe's frame, and goes where the payment leads. */
function useStripePayment(options: PaymentElementFormProps) {
  const { order, clientSecret, onProblem, onChange } = options;
  const router = useRouter();
  return useSubmit(async ({ stripe, elements }: Ready) => {
    onProblem(undefined);
    const orderPath = `/orders/${order.id}`;
    const end = await payAtStripe({
      stripe,
      elements,
      clientSecret,
      returnUrl: new URL(orderPath, window.location.origin).href,
      clock: realClock,
      report: (fault) => window.reportError(fault),
    });
    if (end.kind === 'on-its-way') {
      // The webhook may come after us: the order's page waits for it.
      router.replace(`${orderPath}?redirect_status=processing`);
      return 'leaving';
    }
    onProblem(end.problem);
    if (end.isStale) onChange();
    return 'staying';
  });
}

export function PaymentElementForm({ stage, onStage, ...options }: StagedProps) {
  const stripe = useStripe();
  const elements = useElements();
  const { submit, pending } = useStripePayment(options);
  const pay = (event: SyntheticEvent) => {
    event.preventDefault();
    if (stripe !== null && elements !== null) void submit({ stripe, elements });
  };
  return (
    <form className="grid gap-5" onSubmit={pay}>
      <PaymentElement onReady={() => onStage('ready')} onLoadError={() => onStage('missing')} />
      {options.problem !== undefined && <PaymentProblemNotice problem={options.problem} />}
      {stage !== 'missing' && (
        <PayButton order={options.order} pending={pending} disabled={stage !== 'ready'} />
      )}
    </form>
  );
}
