'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Order } from '@/lib/api/orders';
import { getOrder } from '@/lib/api/orders';
import type { Payment } from '@/lib/api/payments';
import { listPayments } from '@/lib/api/payments';
import { hasStatus } from '@/lib/api-error';
import { browserApi } from '@/lib/browser-api';
import { clockOffsetMs } from '@/lib/countdown';
import { isBankBelieved, isLive, isMoneyMoving, orderPhase } from '@/lib/order-phase';
import { useInterval } from '@/lib/use-interval';
import { useOrderEvents } from './use-order-events';
import { useServerNow } from './use-server-now';

const POLL_MS = 2_000;
/** A stream can be dead without anybody noticing: a network that went away says nothing. */
const POLL_BESIDE_STREAM_MS = 15_000;

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

function learn(before: Known | undefined, heard: Order, offsetMs = before?.offsetMs): Known {
  return { order: newer(before?.order, heard), offsetMs };
}

function useOrder(rendered: Order) {
  const cache = useQueryClient();
  const key = ['order', rendered.id];
  const { data, refetch, error } = useQuery({
    queryKey: key,
    queryFn: async (): Promise<Known> => {
      const sentAtMs = Date.now();
      const { order, serverDate } = await getOrder(browserApi(), rendered.id);
      const offsetMs = clockOffsetMs({ date: serverDate, sentAtMs, receivedAtMs: Date.now() });
      return learn(cache.getQueryData<Known>(key), order, offsetMs);
    },
    initialData: () => learn(undefined, rendered),
    // What was rendered may be old: a page that Back leads to asks at once.
    initialDataUpdatedAt: 0,
  });
  const hear = (heard: Order) => cache.setQueryData<Known>(key, (before) => learn(before, heard));
  return { ...data, hear, refetch, signedOut: hasStatus(error, 401) };
}

function usePayments(order: Order, rendered: readonly Payment[]): readonly Payment[] {
  const { data } = useQuery({
    // A change of the order is a reason to look at its payments again.
    queryKey: ['payments', order.id, order.version],
    queryFn: () => listPayments(browserApi(), order.id),
    placeholderData: (before) => before ?? rendered,
    refetchInterval: ({ state }) => isMoneyMoving(order, state.data ?? rendered) && POLL_MS,
  });
  return data ?? rendered;
}

/** The order, its payments and what they mean, followed until nothing can happen any more. */
export function useLiveOrder(rendered: RenderedOrder, bankSaidYes = false) {
  const { order, offsetMs, hear, refetch, signedOut } = useOrder(rendered.order);
  const live = isLive(order);
  const streaming = useOrderEvents({
    orderId: order.id,
    enabled: live && !signedOut,
    onOrder: hear,
  });
  const payments = usePayments(order, rendered.payments);
  const serverNowMs = useServerNow({
    renderedAtMs: rendered.renderedAtMs,
    offsetMs,
    enabled: live,
  });
  const phase = orderPhase({
    order,
    payments,
    serverNowMs,
    bankSaidYes: isBankBelieved({
      saidYes: bankSaidYes,
      heardAtMs: rendered.renderedAtMs,
      nowMs: serverNowMs,
    }),
  });

  // A try that is waiting for its turn goes on: the one that polls does not start it anew.
  const refresh = () => void refetch({ cancelRefetch: false });
  useInterval({
    enabled: !signedOut && (live || isMoneyMoving(order, payments)),
    everyMs: streaming && phase.kind === 'payable' ? POLL_BESIDE_STREAM_MS : POLL_MS,
    action: refresh,
  });
  return { order, payments, phase, refresh: () => void refetch(), signedOut };
}
