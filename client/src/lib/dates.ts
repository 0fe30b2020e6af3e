import { LOCALE } from './locale';

// Engines differ in the space that they put before AM and PM, so the clock has 24 hours.
const BASE = { hourCycle: 'h23', hour: '2-digit', minute: '2-digit' } as const;
const DAY = { year: 'numeric', month: 'short', day: 'numeric' } as const;

/** `Nov 21, 2026, 10:14`, in the zone given or in the reader's own. */
export function formatDateTime(iso: string, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  return new Intl.DateTimeFormat(LOCALE, { ...BASE, ...DAY, ...zone }).format(new Date(iso));
}

/** `10:14`, in the zone given or in the reader's own. */
export function formatTime(iso: string, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  return new Intl.DateTimeFormat(LOCALE, { ...BASE, ...zone }).format(new Date(iso));
}
