'use client';

import { useQuery } from '@tanstack/react-query';
import type { Ticket } from '@/lib/api/tickets';
import { getTicket } from '@/lib/api/tickets';
import { browserApi } from '@/lib/browser-api';

const REFRESH_MS = 10_000;

/** A ticket as it is now, and not as it was when the page was made. */
export function useFreshTicket(rendered: Ticket) {
  const { data: ticket, refetch } = useQuery({
    queryKey: ['ticket', rendered.id],
    queryFn: () => getTicket(browserApi(), rendered.id),
    initialData: rendered,
    staleTime: REFRESH_MS,
    refetchInterval: REFRESH_MS,
  });
  return { ticket, refresh: async (): Promise<Ticket | undefined> => (await refetch()).data };
}
