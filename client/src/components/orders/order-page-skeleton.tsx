import { Skeleton } from '@/components/ui/skeleton';
import { texts } from '@/lib/texts';

export function OrderPageSkeleton() {
  return (
    <div
      role="status"
      aria-label={texts.loading}
      className="grid gap-8 lg:grid-cols-[1fr_22rem] lg:items-start"
    >
      <Skeleton className="h-72 w-full rounded-xl" />
      <Skeleton className="h-56 w-full rounded-xl" />
    </div>
  );
}
