import { TicketGridSkeleton } from '@/components/tickets/ticket-grid';
import { Skeleton } from '@/components/ui/skeleton';
import { texts } from '@/lib/texts';

export default function Loading() {
  return (
    <div className="grid gap-14 sm:gap-20">
      <Skeleton className="h-[30rem] w-full rounded-2xl! sm:h-[27rem]" />
      <div className="grid gap-6">
        <h2 className="text-2xl font-semibold tracking-tight">{texts.home.newest}</h2>
        <TicketGridSkeleton cards={6} />
      </div>
    </div>
  );
}
