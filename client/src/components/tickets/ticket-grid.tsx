import type { Ticket } from '@/lib/api/tickets';
import { texts } from '@/lib/texts';
import { TicketCard, TicketCardSkeleton } from './ticket-card';

const grid = 'grid gap-4 sm:grid-cols-2 lg:grid-cols-3';

export function TicketGrid({ tickets }: { readonly tickets: readonly Ticket[] }) {
  return (
    <ul className={grid}>
      {tickets.map((ticket) => (
        <li key={ticket.id} className="min-w-0">
          <TicketCard ticket={ticket} />
        </li>
      ))}
    </ul>
  );
}

export function TicketGridSkeleton({ cards }: { readonly cards: number }) {
  return (
    <div role="status" aria-label={texts.loading} className={grid}>
      {Array.from({ length: cards }, (_, index) => (
        <TicketCardSkeleton key={index} />
      ))}
    </div>
  );
}
