'use client';

import { Count } from '@/components/ui/count';
import { Money } from '@/components/ui/money';
import { Stats } from '@/components/ui/stats';
import type { Ticket } from '@/lib/api/tickets';
import { unitCounts } from '@/lib/availability';
import { texts } from '@/lib/texts';
import { useFreshTicket } from './use-fresh-ticket';

const words = texts.listings;

/** Where the units of a listing are, kept fresh. */
export function ListingFigures({ ticket: rendered }: { readonly ticket: Ticket }) {
  const { ticket } = useFreshTicket(rendered);
  const { sold, held, free } = unitCounts(ticket);
  return (
    <Stats
      label={texts.listing.figures}
      stats={[
        {
          name: words.facts.price,
          value: <Money amount={ticket.price} currency={ticket.currency} />,
        },
        { name: words.facts.sold, value: <Count value={sold} /> },
        { name: words.facts.held, value: <Count value={held} /> },
        { name: words.facts.free, value: <Count value={free} /> },
      ]}
    />
  );
}
