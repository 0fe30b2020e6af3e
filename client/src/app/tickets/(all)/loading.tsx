import { TicketGridSkeleton } from '@/components/tickets/ticket-grid';
import { PageHeading } from '@/components/ui/page-heading';
import { Skeleton } from '@/components/ui/skeleton';
import { texts } from '@/lib/texts';

export default function Loading() {
  return (
    <>
      <PageHeading title={texts.tickets.title} text={texts.tickets.text} />
      <Skeleton className="h-18 w-full" />
      <TicketGridSkeleton cards={9} />
    </>
  );
}
