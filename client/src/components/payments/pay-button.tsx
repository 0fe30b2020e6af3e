'use client';

import { Lock } from 'lucide-react';
import { useFormat } from '@/components/layout/format-provider';
import { Button } from '@/components/ui/button';
import type { Order } from '@/lib/api/orders';
import { texts } from '@/lib/texts';

interface PayButtonProps {
  readonly order: Order;
  readonly pending: boolean;
  readonly disabled?: boolean;
}

/** The page's one main action, with the amount that will be charged on it. */
export function PayButton({ order, pending, disabled = false }: PayButtonProps) {
  const { money } = useFormat();
  return (
    <div className="grid gap-3">
      <Button type="submit" size="large" pending={pending} disabled={disabled}>
        {!pending && <Lock aria-hidden />}
        <span suppressHydrationWarning>
          {texts.payment.submit(money(order.total, order.currency))}
        </span>
      </Button>
      <p className="text-center text-sm text-muted">{texts.payment.safe}</p>
    </div>
  );
}
