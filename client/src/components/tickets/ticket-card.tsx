import Link from 'next/link';
import { Money } from '@/components/ui/money';
import { Skeleton } from '@/components/ui/skeleton';
import type { Ticket } from '@/lib/api/tickets';
import { AvailabilityBadge } from './availability-badge';
import { TicketStub } from './ticket-stub';

export const cardTitleClasses = 'line-clamp-3 text-lg leading-snug font-medium wrap-anywhere';
export const cardStubClasses = 'flex flex-wrap items-center justify-between gap-x-3 gap-y-2';

export function TicketCard({ ticket }: { readonly ticket: Ticket }) {
  return (
    <article className="h-full">
      <TicketStub
        className="group min-h-36 outline-offset-2 outline-accent transition-[border-color,box-shadow] hover:border-accent hover:shadow-md has-focus-visible:outline-2"
        stub={
          <div className={cardStubClasses}>
            <p className="text-lg font-semibold">
              <Money amount={ticket.price} currency={ticket.currency} />
            </p>
            <AvailabilityBadge ticket={ticket} />
          </div>
        }
      >
        <h3 className={cardTitleClasses}>
          {/* The whole card is the target, the title alone the name. Two dozen of them would be two
              dozen requests if they were fetched before anybody asks. */}
          <Link
            href={`/tickets/${ticket.id}`}
            prefetch={false}
            className="outline-none group-hover:text-accent-strong after:absolute after:inset-0 after:z-10 after:rounded-xl"
          >
            {ticket.title}
          </Link>
        </h3>
      </TicketStub>
    </article>
  );
}

export function TicketCardSkeleton() {
  return (
    <TicketStub
      className="min-h-36"
      stub={
        <div className={cardStubClasses}>
          <Skeleton className="h-7 w-20" />
          <Skeleton className="h-6 w-16 rounded-full!" />
        </div>
      }
    >
      <Skeleton className="h-6 w-4/5" />
    </TicketStub>
  );
}
