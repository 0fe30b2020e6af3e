import { Skeleton } from '@/components/ui/skeleton';
import { texts } from '@/lib/texts';

export default function Loading() {
  return (
    <div
      role="status"
      aria-label={texts.loading}
      className="grid gap-8 lg:grid-cols-[1fr_24rem] lg:items-start"
    >
      <div className="grid gap-4">
        <Skeleton className="h-10 w-3/4" />
        <Skeleton className="h-6 w-40" />
      </div>
      <Skeleton className="h-72 w-full rounded-xl" />
    </div>
  );
}
