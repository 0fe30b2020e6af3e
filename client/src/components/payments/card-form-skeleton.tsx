import { Skeleton } from '@/components/ui/skeleton';
import { texts } from '@/lib/texts';

/** The shape of the card form, so that nothing jumps when it comes. */
export function CardFormSkeleton() {
  return (
    <div role="status" aria-label={texts.payment.preparing} className="grid gap-5">
      <Skeleton className="h-12 w-64 max-w-full" />
      <Skeleton className="h-38 w-full sm:h-16" />
      <Skeleton className="h-18 w-full" />
      <div className="grid grid-cols-2 gap-4">
        <Skeleton className="h-18" />
        <Skeleton className="h-18" />
      </div>
      <Skeleton className="h-20 w-full" />
    </div>
  );
}
