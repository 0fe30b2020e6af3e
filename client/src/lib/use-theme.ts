'use client';

import { useSyncExternalStore } from 'react';
import { frameColours, keptTheme, themeCookie, themeFrom, type Theme } from './theme';

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

const subscribeToNothing = () => () => undefined;

/** The theme that was chosen, for a document that the browser has to draw alone. */
export function useKeptTheme(): Theme {
  return useSyncExternalStore(
    subscribeToNothing,
    () => keptTheme(document.cookie),
    () => 'system',
  );
}

/** Keeps a choice, and shows it at once: on the page and on the frame of the browser. */
export function chooseTheme(theme: Theme): void {
  document.cookie = themeCookie(theme);
  document.documentElement.dataset['theme'] = theme;
  for (const { media, color } of frameColours(theme)) {
    const frame = document.querySelector(`meta[name='theme-color'][media='${media}']`);
    frame?.setAttribute('content', color);
  }
}
