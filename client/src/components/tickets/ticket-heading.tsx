import { LocalTime } from '@/components/ui/local-time';
import { PageHeading } from '@/components/ui/page-heading';
import type { Ticket } from '@/lib/api/tickets';
import { texts } from '@/lib/texts';

export function TicketHeading({ ticket }: { readonly ticket: Ticket }) {
  return (
    <div className="grid min-w-0 gap-3">
      <PageHeading title={ticket.title} />
      <p className="text-muted">
        {texts.listing.listed} <LocalTime iso={ticket.createdAt} />
      </p>
    </div>
  );
}
