import { TicketFiltersSkeleton } from '@/components/tickets/ticket-filters-skeleton';
import { TicketGridSkeleton } from '@/components/tickets/ticket-grid';
import { PageHeading } from '@/components/ui/page-heading';
import { texts } from '@/lib/texts';

export default function Loading() {
  return (
    <>
      <PageHeading title={texts.tickets.title} text={texts.tickets.text} />
      <TicketFiltersSkeleton />
      <div className="grid gap-4">
        <p className="flex min-h-9 items-center text-sm text-muted">{texts.loading}</p>
        <TicketGridSkeleton cards={9} />
      </div>
    </>
  );
}
