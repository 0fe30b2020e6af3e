import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import { texts } from '@/lib/texts';

/** The shape of an order that waits for its payment. */
export function OrderPageSkeleton() {
  return (
    <div
      role="status"
      aria-label={texts.loading}
      className="grid gap-6 lg:grid-cols-[1fr_24rem] lg:items-start lg:gap-8"
    >
      <Card className="grid gap-6">
        <Skeleton className="h-12 w-full max-w-md sm:h-6" />
        <div className="flex items-start gap-4">
          <Skeleton className="size-11 shrink-0 rounded-full!" />
          <div className="grid flex-1 gap-2">
            <Skeleton className="h-7 w-48" />
            <Skeleton className="h-5 w-full max-w-96" />
          </div>
        </div>
        <Skeleton className="h-24 w-40" />
        <div className="flex flex-wrap gap-3">
          <Skeleton className="h-12 w-full sm:w-32" />
          <Skeleton className="h-12 w-full sm:w-40" />
        </div>
      </Card>
      <OrderSummarySkeleton />
    </div>
  );
}

export function OrderSummarySkeleton() {
  return (
    <Card className="grid gap-4">
      <div className="grid gap-2">
        <Skeleton className="h-6 w-3/4" />
        <Skeleton className="h-5 w-32" />
      </div>
      <Skeleton className="h-7 w-full" />
    </Card>
  );
}
