'use client';

import { useFormat } from '@/components/layout/format-provider';
import { useHydrated } from '@/lib/use-hydrated';

interface LocalTimeProps {
  readonly iso: string;
  readonly style?: 'dateTime' | 'time';
}

/**
 * A moment in the reader's own time zone. The server does not know it and writes UTC, and so does
 * the browser until the page has come alive.
 */
export function LocalTime({ iso, style = 'dateTime' }: LocalTimeProps) {
  const write = useFormat()[style];
  const text = useHydrated() ? write(iso) : `${write(iso, 'UTC')} UTC`;
  return (
    <time dateTime={iso} suppressHydrationWarning className="tabular-nums">
      {text}
    </time>
  );
}
