'use client';

import { useSyncExternalStore } from 'react';
import { themeFrom, type Theme } from './theme';

function subscribe(notify: () => void): () => void {
  const observer = new MutationObserver(notify);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

/** The theme that the page is drawn in, wherever on it another one is chosen. */
export function useTheme(kept: Theme): Theme {
  return useSyncExternalStore(
    subscribe,
    () => themeFrom(document.documentElement.dataset['theme']),
    () => kept,
  );
}
