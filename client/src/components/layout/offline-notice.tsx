'use client';

import { WifiOff } from 'lucide-react';
import { useIsOnline } from '@/lib/use-is-online';
import { texts } from '@/lib/texts';

/** Says so while the browser has no network, on whatever page. */
export function OfflineNotice() {
  const isOnline = useIsOnline();
  return (
    <div role="status" className="sticky top-0 z-30 print:hidden">
      {!isOnline && (
        <p className="flex items-center justify-center gap-2 border-b border-warning/30 bg-warning-soft px-4 py-2 text-sm text-warning">
          <WifiOff aria-hidden className="size-4 shrink-0" /> {texts.errors.browserOffline}
        </p>
      )}
    </div>
  );
}
