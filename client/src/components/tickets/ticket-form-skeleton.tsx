import { Skeleton } from '@/components/ui/skeleton';
import { texts } from '@/lib/texts';
import { TicketCardSkeleton } from './ticket-card';
import { ticketFormColumns } from './ticket-form-columns';

export function TicketFormSkeleton() {
  return (
    <div role="status" aria-label={texts.loading} className={ticketFormColumns}>
      <Skeleton className="h-120 w-full rounded-xl! sm:h-88" />
      <div className="grid content-start gap-3">
        <Skeleton className="h-5 w-48" />
        <TicketCardSkeleton />
      </div>
    </div>
  );
}
