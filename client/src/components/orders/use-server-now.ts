'use client';

import { useEffect, useState } from 'react';

const TICK_MS = 250;

/**
 * The server's clock, ticking. Starts at the moment of rendering, so that server and browser draw
 * the same first picture.
 */
export function useServerNow(renderedAtMs: number, offsetMs: number | undefined): number {
  const [nowMs, setNowMs] = useState(renderedAtMs);
  useEffect(() => {
    const offset = offsetMs ?? renderedAtMs - Date.now();
    const tick = () => setNowMs(Date.now() + offset);
    tick();
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, [renderedAtMs, offsetMs]);
  return nowMs;
}
