import type { BadgeTone } from '@/components/ui/badge';
import { Badge } from '@/components/ui/badge';
import type { Order } from '@/lib/api/orders';
import { texts } from '@/lib/texts';

const tones: Record<Order['status'], BadgeTone> = {
  created: 'warning',
  'awaiting:payment': 'warning',
  complete: 'success',
  cancelled: 'neutral',
};

export function OrderStatusBadge({ order }: { readonly order: Order }) {
  const shown = order.cancelReason === 'expired' ? 'expired' : order.status;
  return <Badge tone={tones[order.status]}>{texts.orders.status[shown]}</Badge>;
}
