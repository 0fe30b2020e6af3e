'use client';

import { Elements } from '@stripe/react-stripe-js';
import { useRef, useState } from 'react';
import type { Order } from '@/lib/api/orders';
import type { Payment } from '@/lib/api/payments';
import type { PaymentProblem } from '@/lib/payment-problem';
import { stripeAppearance } from '@/lib/stripe-appearance';
import { CardFormSkeleton } from './card-form-skeleton';
import type { PaymentElementFormProps } from './payment-element-form';
import { PaymentElementForm } from './payment-element-form';
import { StripeMissing } from './stripe-missing';
import { useResolvedColours } from './use-resolved-colours';
import { useStripeScript } from './use-stripe-script';

interface StripeCardFormProps {
  readonly order: Order;
  readonly payment: Payment;
  readonly onChange: () => void;
}

/** Stripe's own form, in Stripe's own frame: the card never comes near us. */
export function StripeCardForm({ order, payment, onChange }: StripeCardFormProps) {
  const { publishableKey, clientSecret } = payment;
  // Kept here, because what went wrong with one payment may be the reason for another.
  const [problem, setProblem] = useState<PaymentProblem>();
  if (publishableKey === undefined || clientSecret === undefined) {
    return <StripeMissing missing="payment" onTryAgain={onChange} />;
  }
  return (
    <LoadedForm
      // Another payment needs another form.
      key={clientSecret}
      publishableKey={publishableKey}
      form={{ order, clientSecret, problem, onProblem: setProblem, onChange }}
    />
  );
}

interface LoadedFormProps {
  readonly publishableKey: string;
  readonly form: PaymentElementFormProps;
}

function LoadedForm({ publishableKey, form }: LoadedFormProps) {
  const { attempt, stripe, stage, setStage, tryAgain } = useStripeScript(publishableKey);
  const colours = useResolvedColours();
  const box = useRef<HTMLDivElement>(null);
  const startAnew = () => {
    tryAgain();
    // The button goes; whoever pressed it by keyboard stays where the form will be.
    box.current?.focus();
  };
  return (
    <div ref={box} tabIndex={-1} className="grid gap-5 rounded-lg">
      {stage === 'missing' && <StripeMissing missing="form" onTryAgain={startAnew} />}
      {stage === 'coming' && (stripe === null || colours === undefined) && <CardFormSkeleton />}
      {stripe !== null && colours !== undefined && (
        <Elements
          key={attempt}
          stripe={stripe}
          options={{
            clientSecret: form.clientSecret,
            appearance: stripeAppearance(colours),
          }}
        >
          <PaymentElementForm stage={stage} onStage={setStage} {...form} />
        </Elements>
      )}
    </div>
  );
}
