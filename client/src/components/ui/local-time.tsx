'use client';

import { formatDateTime, formatTime } from '@/lib/dates';
import { useHydrated } from '@/lib/use-hydrated';

interface LocalTimeProps {
  readonly iso: string;
  readonly style?: 'date' | 'time';
}

/**
 * A moment in the reader's own time zone. The server does not know it and writes UTC, and so does
 * the browser until the page has come alive.
 */
export function LocalTime({ iso, style = 'date' }: LocalTimeProps) {
  const format = style === 'date' ? formatDateTime : formatTime;
  const text = useHydrated() ? format(iso) : `${format(iso, 'UTC')} UTC`;
  return (
    <time dateTime={iso} className="tabular-nums">
      {text}
    </time>
  );
}
