'use client';

import { useSyncExternalStore } from 'react';

const neverChanges = () => () => undefined;

/** `false` on the server and while the page comes alive, `true` from then on. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
}
