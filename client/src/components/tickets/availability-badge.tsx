import { Badge } from '@/components/ui/badge';
import type { Ticket } from '@/lib/api/tickets';
import { availabilityOf } from '@/lib/availability';
import { texts } from '@/lib/texts';

const FEW = 5;

export function AvailabilityBadge({ ticket }: { readonly ticket: Ticket }) {
  const availability = availabilityOf(ticket);
  switch (availability.kind) {
    case 'free': {
      const tone = availability.left <= FEW ? 'warning' : 'accent';
      return <Badge tone={tone}>{texts.tickets.left(availability.left)}</Badge>;
    }
    case 'held':
      return <Badge tone="neutral">{texts.tickets.allHeld}</Badge>;
    case 'sold-out':
      return <Badge tone="neutral">{texts.tickets.soldOut}</Badge>;
  }
}
