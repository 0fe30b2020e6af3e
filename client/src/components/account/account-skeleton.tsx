import { Skeleton } from '@/components/ui/skeleton';
import { texts } from '@/lib/texts';

/** The shape of one's account. */
export function AccountSkeleton() {
  return (
    <div role="status" aria-label={texts.loading} className="grid gap-8">
      <Skeleton className="h-16 w-64" />
      <div className="grid gap-x-8 gap-y-10 lg:grid-cols-2">
        <Skeleton className="h-72 w-full rounded-xl!" />
        <Skeleton className="h-72 w-full rounded-xl!" />
        <Skeleton className="h-64 w-full rounded-xl! lg:col-span-2" />
      </div>
    </div>
  );
}
