'use client';

import { Hourglass } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { waitBeforeNextTry } from '@/lib/busy-page';
import { pageStorage } from '@/lib/page-storage';
import { texts } from '@/lib/texts';

const words = texts.errors;

/** A service is away for a moment: the page is tried again by itself, a bounded number of times. */
export function PageBusy({ retry }: { readonly retry: () => void }) {
  const [givenUp, setGivenUp] = useState(false);
  const tryAgain = useEffectEvent(retry);

  useEffect(() => {
    const { pathname: path } = window.location;
    const waitSeconds = waitBeforeNextTry({ path, storage: pageStorage(), nowMs: Date.now() });
    if (waitSeconds === undefined) {
      setGivenUp(true);
      return undefined;
    }
    const timer = setTimeout(() => tryAgain(), waitSeconds * 1_000);
    return () => clearTimeout(timer);
  }, []);

  return (
    <div role="status">
      {/* The page may have failed before it could say its name. */}
      <title>{`${words.busyTitle} · ${texts.brand}`}</title>
      <EmptyState
        heading="h1"
        icon={Hourglass}
        title={words.busyTitle}
        text={givenUp ? words.busyGivenUp : words.busyTrying}
      >
        <Button variant="secondary" onClick={() => retry()}>
          {words.again}
        </Button>
      </EmptyState>
    </div>
  );
}
