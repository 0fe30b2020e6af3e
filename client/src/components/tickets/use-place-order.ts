'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useFormat } from '@/components/layout/format-provider';
import { hasStatus } from '@/lib/api-error';
import type { Ticket } from '@/lib/api/tickets';
import { browserApi } from '@/lib/browser-api';
import type { FormErrors } from '@/lib/form-errors';
import { formErrors, toFormErrors } from '@/lib/form-errors';
import { browserIdempotencyKeys } from '@/lib/idempotency-keys';
import { entrancePath } from '@/lib/known-visitor';
import { placeOrderOnce } from '@/lib/place-order-once';
import { texts } from '@/lib/texts';
import { useSubmit } from '@/lib/use-submit';

type Errors = FormErrors<'quantity'>;
const NONE: Errors = formErrors([]);

/** How an order is coming along. */
export interface Placing {
  readonly pending: boolean;
  readonly errors: Errors;
  readonly place: (quantity: number) => Promise<void>;
}

interface WhatToPlace {
  readonly ticket: Ticket;
  readonly refreshTicket: () => Promise<Ticket | undefined>;
}

/** Places an order at the price that the buyer saw, and says what stands against it. */
export function usePlaceOrder({ ticket, refreshTicket }: WhatToPlace): Placing {
  const router = useRouter();
  const { money } = useFormat();
  const [errors, setErrors] = useState(NONE);

  const explain = async (fault: unknown): Promise<Errors> => {
    if (hasStatus(fault, 404)) return formErrors([texts.buy.notYet]);
    const refreshed = refreshTicket().catch(() => undefined);
    // Not waited for unless needed: without a connection it would not come either.
    if (hasStatus(fault, 0)) return formErrors([texts.buy.noAnswer]);
    if (!hasStatus(fault, 409)) return toFormErrors(fault, ['quantity']);
    const fresh = await refreshed;
    const changed = fresh !== undefined && fresh.price !== ticket.price;
    const text = changed
      ? texts.buy.priceChanged(money(fresh.price, fresh.currency))
      : texts.buy.priceChanging;
    return formErrors([text]);
  };

  const { submit, pending } = useSubmit(async (quantity: number) => {
    setErrors(NONE);
    try {
      const means = { api: browserApi(), keys: browserIdempotencyKeys(), now: Date.now };
      const order = await placeOrderOnce(means, ticket, quantity);
      router.push(`/orders/${order.id}/payment`);
      return 'leaving';
    } catch (fault) {
      if (hasStatus(fault, 401)) {
        window.location.assign(entrancePath(`/tickets/${ticket.id}?quantity=${quantity}`));
        return 'leaving';
      }
      setErrors(await explain(fault));
      return 'staying';
    }
  });
  return { pending, errors, place: submit };
}
