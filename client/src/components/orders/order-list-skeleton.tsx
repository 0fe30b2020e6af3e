import { PageHeading } from '@/components/ui/page-heading';
import { Skeleton } from '@/components/ui/skeleton';
import { texts } from '@/lib/texts';

const ROWS = [0, 1, 2, 3];

/** The shape of my orders. */
export function OrderListSkeleton() {
  return (
    <>
      <PageHeading title={texts.orders.title} text={texts.orders.text} />
      <div role="status" aria-label={texts.loading} className="grid gap-8">
        <div className="flex h-11 items-center border-b border-line">
          <Skeleton className="h-5 w-72 max-w-full" />
        </div>
        <ul className="divide-y divide-line rounded-xl border border-line bg-surface">
          {ROWS.map((row) => (
            <li key={row} className="grid gap-3 p-5">
              <Skeleton className="h-7 w-1/2" />
              <Skeleton className="h-6 w-3/4" />
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
