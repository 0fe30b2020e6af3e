import { TicketGridSkeleton } from '@/components/tickets/ticket-grid';
import { Skeleton } from '@/components/ui/skeleton';

export default function Loading() {
  return (
    <>
      <div className="grid gap-6 py-6 sm:py-12">
        <Skeleton className="h-12 w-full max-w-2xl" />
        <Skeleton className="h-14 w-full max-w-xl" />
        <Skeleton className="h-12 w-48" />
      </div>
      <TicketGridSkeleton cards={6} />
    </>
  );
}
