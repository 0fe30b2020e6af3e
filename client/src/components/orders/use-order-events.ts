'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import type { Order } from '@/lib/api/orders';
import { parseOrder } from '@/lib/api/orders';

/**
 * Listens to the order's stream of changes.
 *
 * @returns whether the stream stands; while it does not, somebody has to poll
 */
export function useOrderEvents(options: {
  readonly orderId: string;
  readonly enabled: boolean;
  readonly onOrder: (order: Order) => void;
}): boolean {
  const { orderId, enabled } = options;
  const [streaming, setStreaming] = useState(false);
  const onOrder = useEffectEvent(options.onOrder);

  useEffect(() => {
    if (!enabled) return undefined;
    const source = new EventSource(`/api/orders/${orderId}/events`);
    source.addEventListener('open', () => setStreaming(true));
    // The browser connects again by itself, unless the answer was a refusal.
    source.addEventListener('error', () => setStreaming(false));
    source.addEventListener('order', (event) => {
      if (typeof event.data === 'string') onOrder(parseOrder(event.data));
    });
    return () => {
      source.close();
      setStreaming(false);
    };
  }, [orderId, enabled]);

  return streaming;
}
