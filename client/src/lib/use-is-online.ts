'use client';

import { useEffect, useState } from 'react';

/**
 * Whether the browser has lost its network since the page came. What `navigator.onLine` says before
 * that is not asked: the page did come, be it from this very machine.
 */
export function useIsOnline(): boolean {
  const [isOnline, setIsOnline] = useState(true);
  useEffect(() => {
    const online = () => setIsOnline(true);
    const offline = () => setIsOnline(false);
    window.addEventListener('online', online);
    window.addEventListener('offline', offline);
    return () => {
      window.removeEventListener('online', online);
      window.removeEventListener('offline', offline);
    };
  }, []);
  return isOnline;
}
