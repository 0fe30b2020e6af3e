'use client';

import { useEffect, useState } from 'react';

const TICK_MS = 250;

/**
 * The server's clock, ticking while somebody looks at it. Starts at the moment of rendering, so that
 * server and browser draw the same first picture.
 */
export function useServerNow(options: {
  readonly renderedAtMs: number;
  /** How far the server's clock is ahead of ours, where that is known. */
  readonly offsetMs: number | undefined;
  readonly enabled: boolean;
}): number {
  const { renderedAtMs, offsetMs, enabled } = options;
  const [nowMs, setNowMs] = useState(renderedAtMs);
  useEffect(() => {
    if (!enabled) return undefined;
    const offset = offsetMs ?? renderedAtMs - Date.now();
    const tick = () => setNowMs(Date.now() + offset);
    tick();
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, [renderedAtMs, offsetMs, enabled]);
  return nowMs;
}
