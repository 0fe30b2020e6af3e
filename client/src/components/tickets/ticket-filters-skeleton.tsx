import { Skeleton } from '@/components/ui/skeleton';
import { texts } from '@/lib/texts';

const words = texts.tickets;

/** The labels are known before anything else is; only the fields are still coming. */
export function TicketFiltersSkeleton() {
  return (
    <div className="grid grid-cols-2 items-start gap-4 md:grid-cols-[1fr_1fr_1.5fr] lg:grid-cols-[minmax(0,3fr)_1fr_1fr_1.5fr]">
      <FieldSkeleton label={words.search} className="col-span-full lg:col-span-1" />
      <FieldSkeleton label={words.minPrice} className="" />
      <FieldSkeleton label={words.maxPrice} className="" />
      <FieldSkeleton label={words.sort} className="max-md:col-span-full" />
    </div>
  );
}

function FieldSkeleton({
  label,
  className,
}: {
  readonly label: string;
  readonly className: string;
}) {
  return (
    <div className={`grid gap-1.5 ${className}`}>
      <span className="text-sm font-medium">{label}</span>
      <Skeleton className="h-11 w-full rounded-lg!" />
    </div>
  );
}
