'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import type { Order } from '@/lib/api/orders';
import { parseOrder } from '@/lib/api/orders';

const REOPEN_AFTER_MS = 10_000;

interface OrderEventsOptions {
  readonly orderId: string;
  readonly enabled: boolean;
  readonly onOrder: (order: Order) => void;
}

/**
 * Listens to the order's stream of changes.
 *
 * @returns whether the stream stands; while it does not, somebody has to poll
 */
export function useOrderEvents(options: OrderEventsOptions): boolean {
  const { orderId, enabled } = options;
  const [streaming, setStreaming] = useState(false);
  const [opening, setOpening] = useState(0);
  const onOrder = useEffectEvent(options.onOrder);

  useEffect(() => {
    if (!enabled) return undefined;
    const source = new EventSource(`/api/orders/${orderId}/events`);
    const reopen = () => setOpening((count) => count + 1);
    let timer: ReturnType<typeof setTimeout> | undefined;
    source.addEventListener('open', () => setStreaming(true));
    source.addEventListener('error', () => {
      setStreaming(false);
      // The browser connects again by itself, unless the answer was a refusal.
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(reopen, REOPEN_AFTER_MS);
    });
    source.addEventListener('order', (event) => {
      if (typeof event.data === 'string') onOrder(parseOrder(event.data));
    });
    // What was connected before the network went away may look alive for a long time.
    window.addEventListener('online', reopen);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('online', reopen);
      source.close();
      setStreaming(false);
    };
  }, [orderId, enabled, opening]);

  return streaming;
}
