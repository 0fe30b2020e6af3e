'use client';

import { useQuery } from '@tanstack/react-query';
import type { Order } from '@/lib/api/orders';
import { listOrdersOfListing } from '@/lib/api/orders';
import type { Page } from '@/lib/api/page';
import { hasStatus } from '@/lib/api-error';
import { browserApi } from '@/lib/browser-api';

const REFRESH_MS = 10_000;

/** A page of a listing's orders, as the server rendered it. */
export interface RenderedOrders {
  readonly ticketId: string;
  /** None for the first page. */
  readonly cursor: string | undefined;
  readonly rendered: Page<Order>;
}

/** The orders as they come in, until the session ends. */
export function useListingOrders({ ticketId, cursor, rendered }: RenderedOrders) {
  const { data: page, error } = useQuery({
    queryKey: ['listing-orders', ticketId, cursor],
    queryFn: () => listOrdersOfListing(browserApi(), { ticketId, cursor }),
    initialData: rendered,
    staleTime: REFRESH_MS,
    // Whoever signs in again in another tab and comes back is asked for once more by that.
    refetchInterval: ({ state }) => !hasStatus(state.error, 401) && REFRESH_MS,
  });
  return { page, signedOut: hasStatus(error, 401) };
}
