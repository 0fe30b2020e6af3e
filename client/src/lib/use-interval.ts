'use client';

import { useEffect, useEffectEvent } from 'react';

/** Does something again and again while `enabled`, and never once after that. */
export function useInterval(options: {
  readonly enabled: boolean;
  readonly everyMs: number;
  readonly action: () => void;
}): void {
  const { enabled, everyMs } = options;
  const action = useEffectEvent(options.action);
  useEffect(() => {
    if (!enabled) return undefined;
    const timer = setInterval(() => action(), everyMs);
    return () => clearInterval(timer);
  }, [enabled, everyMs]);
}
