import { Skeleton } from '@/components/ui/skeleton';
import { texts } from '@/lib/texts';

export function CardFormSkeleton() {
  return (
    <div role="status" aria-label={texts.payment.preparing} className="grid gap-5">
      <Skeleton className="h-16 w-full" />
      <Skeleton className="h-16 w-full" />
      <Skeleton className="h-12 w-40" />
    </div>
  );
}
