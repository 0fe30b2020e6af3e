'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Order } from '@/lib/api/orders';
import { getOrder } from '@/lib/api/orders';
import type { Payment } from '@/lib/api/payments';
import { listPayments } from '@/lib/api/payments';
import { browserApi } from '@/lib/browser-api';
import { clockOffsetMs } from '@/lib/countdown';
import { isLive, isMoneyMoving, orderPhase } from '@/lib/order-phase';
import { useInterval } from '@/lib/use-interval';
import { useOrderEvents } from './use-order-events';
import { useServerNow } from './use-server-now';

const POLL_MS = 2_000;

/** An order as the server rendered it, and the server's clock at that moment. */
export interface RenderedOrder {
  readonly order: Order;
  readonly payments: readonly Payment[];
  readonly renderedAtMs: number;
}

interface Known {
  readonly order: Order;
  /** How far the server's clock is ahead, once an answer to the browser has told. */
  readonly offsetMs: number | undefined;
}

function newer(known: Order | undefined, heard: Order): Order {
  return known !== undefined && known.version > heard.version ? known : heard;
}

function useOrder(rendered: Order) {
  const cache = useQueryClient();
  const key = ['order', rendered.id];
  const known = () => cache.getQueryData<Known>(key);
  const { data, refetch } = useQuery({
    queryKey: key,
    queryFn: async (): Promise<Known> => {
      const sentAtMs = Date.now();
      const { order, serverDate } = await getOrder(browserApi(), rendered.id);
      const offsetMs = clockOffsetMs({ date: serverDate, sentAtMs, receivedAtMs: Date.now() });
      return { order: newer(known()?.order, order), offsetMs };
    },
    initialData: { order: rendered, offsetMs: undefined },
    // What was rendered may be old: a page that Back leads to asks at once.
    initialDataUpdatedAt: 0,
  });
  const hear = (heard: Order) =>
    cache.setQueryData<Known>(key, (before) => ({
      offsetMs: before?.offsetMs,
      order: newer(before?.order, heard),
    }));
  return { ...data, hear, refetch };
}

/** The order, its payments and what they mean, followed until nothing can happen any more. */
export function useLiveOrder(rendered: RenderedOrder, bankSaidYes = false) {
  const { order, offsetMs, hear, refetch } = useOrder(rendered.order);
  const streaming = useOrderEvents({ orderId: order.id, enabled: isLive(order), onOrder: hear });
  const { data, refetch: refetchPayments } = useQuery({
    // A change of the order is a reason to look at its payments again.
    queryKey: ['payments', order.id, order.version],
    queryFn: () => listPayments(browserApi(), order.id),
    placeholderData: (before) => before ?? rendered.payments,
  });
  const payments = data ?? rendered.payments;
  const moving = isMoneyMoving(order, payments);
  const refresh = () => void refetch();
  useInterval({
    enabled: isLive(order) ? !streaming : moving,
    everyMs: POLL_MS,
    action: refresh,
  });
  useInterval({ enabled: moving, everyMs: POLL_MS, action: () => void refetchPayments() });

  const serverNowMs = useServerNow(rendered.renderedAtMs, offsetMs);
  const phase = orderPhase({ order, payments, serverNowMs, bankSaidYes });
  return { order, payments, phase, refresh };
}
