'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useFormat } from '@/components/layout/format-provider';
import { hasStatus, isRefusal } from '@/lib/api-error';
import type { Order } from '@/lib/api/orders';
import { listOrders, placeOrder } from '@/lib/api/orders';
import type { Ticket } from '@/lib/api/tickets';
import { askAgainWhile } from '@/lib/ask-again';
import { browserApi } from '@/lib/browser-api';
import type { FormErrors } from '@/lib/form-errors';
import { formErrors, toFormErrors } from '@/lib/form-errors';
import { browserIdempotencyKeys } from '@/lib/idempotency-keys';
import { entrancePath } from '@/lib/known-visitor';
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

/** The order that an earlier request has made although its answer got lost. */
async function findLost(ticket: Ticket): Promise<Order | undefined> {
  const { items } = await listOrders(browserApi(), { status: 'waiting' });
  return items.find((order) => order.ticket.id === ticket.id);
}

async function placeOnce(ticket: Ticket, quantity: number): Promise<Order> {
  const request = { ticketId: ticket.id, quantity, price: ticket.price };
  const keys = browserIdempotencyKeys();
  const scope = `order:${ticket.id}`;
  if (keys.hasUnsettledOther(scope, request)) {
    const lost = await findLost(ticket);
    keys.settle(scope);
    if (lost !== undefined) return lost;
  }
  const key = keys.keyFor(scope, request);
  try {
    const order = await askAgainWhile({
      ask: () => placeOrder(browserApi(), request, key),
      // Listed a moment ago: orders has not heard of it yet.
      passesByItself: (fault) => hasStatus(fault, 404),
    });
    keys.settle(scope);
    return order;
  } catch (fault) {
    // A refusal has made nothing. Whatever else there was may have made an order.
    if (isRefusal(fault)) keys.settle(scope);
    throw fault;
  }
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
      const order = await placeOnce(ticket, quantity);
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
