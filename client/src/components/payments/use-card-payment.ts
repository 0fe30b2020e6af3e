'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { hasStatus } from '@/lib/api-error';
import type { Payment } from '@/lib/api/payments';
import { simulatorBankPath } from '@/lib/bank-step';
import { describeFault } from '@/lib/form-errors';
import { signInPath } from '@/lib/next-path';
import { texts } from '@/lib/texts';
import { useSubmit } from '@/lib/use-submit';
import { payWithToken } from './send-payment';

export interface PaymentProblem {
  readonly title?: string;
  readonly text: string;
}

function explain(fault: unknown): PaymentProblem {
  if (hasStatus(fault, 402)) {
    const reason = describeFault(fault).replace(/[^.!?]$/, '$&.');
    return { title: texts.payment.declined, text: texts.payment.declinedText(reason) };
  }
  if (hasStatus(fault, 409)) return { text: texts.payment.inProgress };
  if (hasStatus(fault, 404)) return { text: texts.payment.notYet };
  if (hasStatus(fault, 0)) return { text: texts.payment.unknownOutcome };
  return { text: describeFault(fault) };
}

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
      setProblem(explain(fault));
      if (hasStatus(fault, 400) || hasStatus(fault, 409)) onChange();
      return 'staying';
    }
  });
  return { pay: submit, pending, problem };
}
