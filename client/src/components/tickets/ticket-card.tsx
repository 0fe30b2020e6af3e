import Link from 'next/link';
import { Money } from '@/components/ui/money';
import { Skeleton } from '@/components/ui/skeleton';
import type { Ticket } from '@/lib/api/tickets';
import { AvailabilityBadge } from './availability-badge';

const shape =
  'relative grid h-full min-h-36 content-between gap-4 rounded-xl border border-line bg-surface p-5 shadow-xs';

export function TicketCard({ ticket }: { readonly ticket: Ticket }) {
  return (
    <article className={`${shape} transition-colors hover:border-accent`}>
      <h3 className="line-clamp-3 text-lg leading-snug font-medium wrap-anywhere">
        {/* The whole card is the target, the title alone the name. Two dozen of them would be two
            dozen requests if they were fetched before anybody asks. */}
        <Link
          href={`/tickets/${ticket.id}`}
          prefetch={false}
          className="after:absolute after:inset-0 after:rounded-xl"
        >
          {ticket.title}
        </Link>
      </h3>
      <div className="flex items-center justify-between gap-3 border-t border-dashed border-line-strong pt-4">
        <p className="text-lg font-semibold">
          <Money amount={ticket.price} currency={ticket.currency} />
        </p>
        <AvailabilityBadge ticket={ticket} />
      </div>
    </article>
  );
}

export function TicketCardSkeleton() {
  return (
    <div className={shape}>
      <Skeleton className="h-6 w-4/5" />
      <div className="flex items-center justify-between border-t border-dashed border-line-strong pt-4">
        <Skeleton className="h-6 w-20" />
        <Skeleton className="h-6 w-16" />
      </div>
    </div>
  );
}
