'use client';

import { useFormat } from '@/components/layout/format-provider';
import { Badge } from '@/components/ui/badge';
import type { Ticket } from '@/lib/api/tickets';
import { availabilityOf } from '@/lib/availability';
import { texts } from '@/lib/texts';

const FEW = 5;

export function AvailabilityBadge({ ticket }: { readonly ticket: Ticket }) {
  const availability = availabilityOf(ticket);
  const { count } = useFormat();
  switch (availability.kind) {
    case 'free': {
      const tone = availability.left <= FEW ? 'warning' : 'accent';
      return <Badge tone={tone}>{texts.tickets.left(count(availability.left))}</Badge>;
    }
    case 'held':
      return <Badge tone="neutral">{texts.tickets.allHeld}</Badge>;
    case 'sold-out':
      return <Badge tone="neutral">{texts.tickets.soldOut}</Badge>;
  }
}
