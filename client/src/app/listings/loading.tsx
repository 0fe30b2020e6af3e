import { PageHeading } from '@/components/ui/page-heading';
import { Skeleton } from '@/components/ui/skeleton';
import { texts } from '@/lib/texts';

export default function Loading() {
  return (
    <>
      <PageHeading title={texts.listings.title} text={texts.listings.text}>
        <Skeleton className="h-11 w-32 rounded-lg!" />
      </PageHeading>
      <div role="status" aria-label={texts.loading} className="grid gap-8">
        <Skeleton className="h-53 w-full rounded-xl! sm:h-31" />
        <Skeleton className="h-96 w-full rounded-xl!" />
      </div>
    </>
  );
}
