import { TicketColumns } from '@/components/tickets/ticket-columns';
import { TicketPromises } from '@/components/tickets/ticket-promises';
import { Skeleton } from '@/components/ui/skeleton';
import { texts } from '@/lib/texts';

export default function Loading() {
  return (
    <div role="status" aria-label={texts.loading}>
      <TicketColumns
        heading={
          <div className="grid gap-3">
            <Skeleton className="h-9 w-3/4" />
            <Skeleton className="h-6 w-56 max-w-full" />
          </div>
        }
        panel={<Skeleton className="h-112 w-full rounded-xl!" />}
      >
        <TicketPromises />
      </TicketColumns>
    </div>
  );
}
