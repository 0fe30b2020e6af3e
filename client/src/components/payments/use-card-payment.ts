'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { hasStatus } from '@/lib/api-error';
import type { Payment } from '@/lib/api/payments';
import { simulatorBankPath } from '@/lib/bank-step';
import { signInPath } from '@/lib/next-path';
import type { PaymentProblem } from '@/lib/payment-problem';
import { explainPaymentFault } from '@/lib/payment-problem';
import { useSubmit } from '@/lib/use-submit';
import { payWithToken } from './send-payment';

/** Sends the card to the simulator by way of our own server, and goes where its answer leads. */
export function useCardPayment(options: {
  readonly orderId: string;
  readonly clientSecret: string | undefined;
  /** The payment may have changed under us: look again before the next try. */
  readonly onChange: () => void;
}) {
  const { orderId, clientSecret, onChange } = options;
  const router = useRouter();
  const [problem, setProblem] = useState<PaymentProblem>();

  const follow = (payment: Payment) => {
    const secret = payment.clientSecret ?? clientSecret;
    if (payment.status === 'requires_action' && secret !== undefined) {
      window.location.assign(simulatorBankPath({ clientSecret: secret, orderId }));
    } else {
      // A card may be slow to answer: the order's page waits for it.
      const waiting = payment.status === 'pending' ? '?redirect_status=processing' : '';
      router.replace(`/orders/${orderId}${waiting}`);
    }
  };

  const { submit, pending } = useSubmit(async (token: string) => {
    setProblem(undefined);
    try {
      follow(await payWithToken(orderId, token));
      return 'leaving';
    } catch (fault) {
      if (hasStatus(fault, 401)) {
        window.location.assign(signInPath(`/orders/${orderId}/payment`));
        return 'leaving';
      }
      setProblem(explainPaymentFault(fault));
      // A card that was declined says all; anything else may mean that the payment has moved on.
      if (!hasStatus(fault, 402)) onChange();
      return 'staying';
    }
  });
  return { pay: submit, pending, problem };
}
