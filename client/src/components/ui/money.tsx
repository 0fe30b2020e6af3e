'use client';

import { useFormat } from '@/components/layout/format-provider';

interface MoneyProps {
  readonly amount: number;
  readonly currency: string;
}

/** An amount as the reader writes it; its figures stand below each other and are never torn apart. */
export function Money({ amount, currency }: MoneyProps) {
  return (
    <span suppressHydrationWarning className="whitespace-nowrap tabular-nums">
      {useFormat().money(amount, currency)}
    </span>
  );
}
