'use client';

import { Elements, PaymentElement, useElements, useStripe } from '@stripe/react-stripe-js';
import type { Stripe, StripeElements } from '@stripe/stripe-js';
import { loadStripe } from '@stripe/stripe-js/pure';
import { useRouter } from 'next/navigation';
import type { SyntheticEvent } from 'react';
import { useEffect, useState } from 'react';
import { Notice } from '@/components/ui/notice';
import type { Order } from '@/lib/api/orders';
import type { Payment } from '@/lib/api/payments';
import type { PaymentProblem } from '@/lib/payment-problem';
import { explainStripeFault } from '@/lib/payment-problem';
import { stripeAppearance } from '@/lib/stripe-appearance';
import { texts } from '@/lib/texts';
import { useSubmit } from '@/lib/use-submit';
import { CardFormSkeleton } from './card-form-skeleton';
import { PayButton } from './pay-button';
import { PaymentProblemNotice } from './payment-problem-notice';
import { useResolvedColours } from './use-resolved-colours';

interface StripeCardFormProps {
  readonly order: Order;
  readonly payment: Payment;
  readonly onChange: () => void;
}

/** Stripe's own form, in Stripe's own frame: the card never comes near us. */
export function StripeCardForm({ order, payment, onChange }: StripeCardFormProps) {
  const { publishableKey, clientSecret } = payment;
  const [stripe, setStripe] = useState<Stripe | null>();
  const colours = useResolvedColours();

  useEffect(() => {
    const give = (loaded: Stripe | null) => setStripe(loaded);
    if (publishableKey === undefined) give(null);
    // Stripe's host may be out of reach: said, not waited for.
    else loadStripe(publishableKey).then(give, () => give(null));
  }, [publishableKey]);

  if (stripe === undefined || colours === undefined) return <CardFormSkeleton />;
  if (stripe === null || clientSecret === undefined) {
    return <Notice tone="danger">{texts.payment.stripeMissing}</Notice>;
  }
  return (
    // Another payment needs another form.
    <Elements
      key={clientSecret}
      stripe={stripe}
      options={{ clientSecret, appearance: stripeAppearance(colours) }}
    >
      <PaymentElementForm order={order} onChange={onChange} />
    </Elements>
  );
}

interface Ready {
  readonly stripe: Stripe;
  readonly elements: StripeElements;
}

function PaymentElementForm({ order, onChange }: Omit<StripeCardFormProps, 'payment'>) {
  const stripe = useStripe();
  const elements = useElements();
  const router = useRouter();
  const [problem, setProblem] = useState<PaymentProblem>();
  const [loadFailed, setLoadFailed] = useState(false);

  const { submit, pending } = useSubmit(async ({ stripe, elements }: Ready) => {
    setProblem(undefined);
    const orderPath = `/orders/${order.id}`;
    const { error } = await stripe.confirmPayment({
      elements,
      confirmParams: { return_url: new URL(orderPath, window.location.origin).href },
      redirect: 'if_required',
    });
    if (error === undefined) {
      // The webhook may come after us: the order's page waits for it.
      router.replace(`${orderPath}?redirect_status=processing`);
      return 'leaving';
    }
    setProblem(explainStripeFault(error));
    // Paid or cancelled elsewhere, or not known: what we hold may no longer be the order's payment.
    if (error.type !== 'card_error' && error.type !== 'validation_error') onChange();
    return 'staying';
  });
  const pay = (event: SyntheticEvent) => {
    event.preventDefault();
    if (stripe !== null && elements !== null) void submit({ stripe, elements });
  };

  return (
    <form className="grid gap-5" onSubmit={pay}>
      <PaymentElement onLoadError={() => setLoadFailed(true)} />
      {loadFailed && <Notice tone="danger">{texts.payment.stripeMissing}</Notice>}
      {problem !== undefined && <PaymentProblemNotice problem={problem} />}
      <PayButton order={order} pending={pending} disabled={stripe === null} />
    </form>
  );
}
