'use client';

import { CircleAlert } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { BUSY_DIGEST } from '@/lib/busy-page';
import { texts } from '@/lib/texts';
import { PageBusy } from './page-busy';

interface PageErrorProps {
  readonly error: unknown;
  readonly retry: () => void;
}

/** The reference is that of the server's log line; what happened is not for the page. */
function referenceOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('digest' in error)) return undefined;
  return typeof error.digest === 'string' ? error.digest : undefined;
}

export function PageError({ error, retry }: PageErrorProps) {
  const reference = referenceOf(error);
  if (reference === BUSY_DIGEST) return <PageBusy retry={retry} />;
  return (
    <div role="alert">
      <title>{`${texts.errors.title} · ${texts.brand}`}</title>
      <EmptyState
        heading="h1"
        icon={CircleAlert}
        title={texts.errors.title}
        text={texts.errors.page}
      >
        <Button onClick={() => retry()}>{texts.errors.again}</Button>
        {reference !== undefined && (
          <p className="text-sm text-muted">{texts.errors.reference(reference)}</p>
        )}
      </EmptyState>
    </div>
  );
}
