'use client';

import { useQuery } from '@tanstack/react-query';
import { Card } from '@/components/ui/card';
import { FormNotice } from '@/components/ui/form-notice';
import { LocalTime } from '@/components/ui/local-time';
import { Money } from '@/components/ui/money';
import type { Ticket } from '@/lib/api/tickets';
import { getTicket } from '@/lib/api/tickets';
import { availabilityOf } from '@/lib/availability';
import { browserApi } from '@/lib/browser-api';
import { texts } from '@/lib/texts';
import { AvailabilityBadge } from './availability-badge';
import { BuyForm } from './buy-form';
import { usePlaceOrder } from './use-place-order';

const REFRESH_MS = 10_000;

interface BuyPanelProps {
  readonly ticket: Ticket;
  readonly signedIn: boolean;
  /** As it stands in the address: whoever had to sign in first finds it again. */
  readonly quantity: string;
  readonly unitsMax: number;
}

/** What it costs and how many are left, kept fresh, and the way to buy while there are any. */
export function BuyPanel({ ticket: rendered, signedIn, quantity, unitsMax }: BuyPanelProps) {
  const { data: ticket, refetch } = useQuery({
    queryKey: ['ticket', rendered.id],
    queryFn: () => getTicket(browserApi(), rendered.id),
    initialData: rendered,
    staleTime: REFRESH_MS,
    refetchInterval: REFRESH_MS,
  });
  const placing = usePlaceOrder({
    ticket,
    refreshTicket: async () => (await refetch()).data,
  });
  const availability = availabilityOf(ticket);
  return (
    <Card className="grid gap-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-2xl font-semibold">
          <Money amount={ticket.price} currency={ticket.currency} />{' '}
          {ticket.quantity > 1 && (
            <span className="text-base font-normal text-muted">{texts.tickets.each}</span>
          )}
        </p>
        <AvailabilityBadge ticket={ticket} />
      </div>
      {/* Here and not in the form: the last ticket may go, and the form with it. */}
      <FormNotice messages={placing.errors.form} />
      {availability.kind === 'held' && (
        <p>
          {texts.tickets.comesBackAt} <LocalTime iso={availability.nextReleaseAt} style="time" />.
        </p>
      )}
      {availability.kind === 'free' && (
        <BuyForm
          ticket={ticket}
          signedIn={signedIn}
          initialQuantity={quantity}
          unitsMax={Math.min(unitsMax, availability.left)}
          placing={placing}
        />
      )}
    </Card>
  );
}
