import { texts } from '@/lib/texts';
import { Skeleton } from './skeleton';

const ROWS = [0, 1, 2, 3];

/** The shape of a page that is a heading and a list of rows. */
export function ListPageSkeleton() {
  return (
    <div role="status" aria-label={texts.loading} className="grid gap-8">
      <Skeleton className="h-10 w-64" />
      <div className="grid gap-4">
        {ROWS.map((row) => (
          <Skeleton key={row} className="h-24 w-full rounded-xl" />
        ))}
      </div>
    </div>
  );
}
