import { PageHeading } from '@/components/ui/page-heading';
import { LocalTime } from '@/components/ui/local-time';
import type { Ticket } from '@/lib/api/tickets';
import { texts } from '@/lib/texts';

export function TicketHeading({ ticket }: { readonly ticket: Ticket }) {
  return (
    <div className="grid gap-4">
      <PageHeading title={ticket.title} />
      <p className="text-muted">
        {texts.listing.listed} <LocalTime iso={ticket.createdAt} />
      </p>
    </div>
  );
}
