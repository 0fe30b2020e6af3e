'use client';

import { LoaderCircle } from 'lucide-react';
import { texts } from '@/lib/texts';
import { useIsOnline } from '@/lib/use-is-online';

/**
 * Says quietly, and without moving the page, that the shop can not be reached and that nobody has
 * to do anything about it. That the browser itself is offline is said above every page.
 */
export function ConnectionNotice({ unreachable }: { readonly unreachable: boolean }) {
  const isOnline = useIsOnline();
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-4 bottom-4 z-30 flex justify-center print:hidden"
    >
      {unreachable && isOnline && (
        <p className="flex items-center gap-3 rounded-lg border border-warning/30 bg-warning-soft px-4 py-3 text-sm text-warning shadow-lg">
          <LoaderCircle aria-hidden className="size-4 shrink-0 motion-safe:animate-spin" />
          {texts.connection.unreachable}
        </p>
      )}
    </div>
  );
}
