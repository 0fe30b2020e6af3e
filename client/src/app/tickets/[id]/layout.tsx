import { QueryProvider } from '@/components/layout/query-provider';
import type { LayoutPropsWithId } from '@/lib/route-props';
import { ticketOr404 } from '@/lib/server/data';

/** Looks first whether there is such a ticket: once a page streams it can not be a 404 any more. */
export default async function TicketLayout({ children, params }: LayoutPropsWithId) {
  await ticketOr404((await params).id);
  return <QueryProvider>{children}</QueryProvider>;
}
