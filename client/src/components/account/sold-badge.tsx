'use client';

import { useFormat } from '@/components/layout/format-provider';
import { Badge } from '@/components/ui/badge';
import { texts } from '@/lib/texts';

interface SoldBadgeProps {
  readonly sold: number;
  readonly quantity: number;
}

/** How much of a listing has found its buyers. */
export function SoldBadge({ sold, quantity }: SoldBadgeProps) {
  const { count } = useFormat();
  return (
    <Badge tone={sold > 0 ? 'success' : 'neutral'}>
      {texts.account.soldOf(count(sold), count(quantity))}
    </Badge>
  );
}
