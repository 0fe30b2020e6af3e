import { texts } from '@/lib/texts';
import { Skeleton } from './skeleton';

/** The shape of a page that is a heading and a form. */
export function FormPageSkeleton() {
  return (
    <div role="status" aria-label={texts.loading} className="grid gap-8">
      <Skeleton className="h-10 w-64" />
      <Skeleton className="h-80 w-full max-w-2xl rounded-xl" />
    </div>
  );
}
