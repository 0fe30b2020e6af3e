'use client';

import { useFormat } from '@/components/layout/format-provider';

/** How many, as the reader writes it. */
export function Count({ value }: { readonly value: number }) {
  return (
    <span suppressHydrationWarning className="tabular-nums">
      {useFormat().count(value)}
    </span>
  );
}
