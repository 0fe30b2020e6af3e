'use client';

import { useState } from 'react';
import { useFormat } from '@/components/layout/format-provider';
import { Card } from '@/components/ui/card';
import { FormNotice } from '@/components/ui/form-notice';
import { LiveRegion } from '@/components/ui/live-region';
import { Money } from '@/components/ui/money';
import { Notice } from '@/components/ui/notice';
import type { Ticket } from '@/lib/api/tickets';
import { availabilityOf } from '@/lib/availability';
import { texts } from '@/lib/texts';
import { AvailabilityBadge } from './availability-badge';
import { BuyForm } from './buy-form';
import { NothingFree } from './nothing-free';
import { useFreshTicket } from './use-fresh-ticket';
import { usePlaceOrder } from './use-place-order';

interface BuyPanelProps {
  readonly ticket: Ticket;
  readonly signedIn: boolean;
  /** As it stands in the address: whoever had to sign in first finds it again. */
  readonly quantity: string;
  readonly unitsMax: number;
}

/** What it costs and how many are left, kept fresh, and the way to buy while there are any. */
export function BuyPanel({ ticket: rendered, signedIn, quantity, unitsMax }: BuyPanelProps) {
  const { ticket, refresh } = useFreshTicket(rendered);
  const placing = usePlaceOrder({ ticket, refreshTicket: refresh });
  const availability = availabilityOf(ticket);
  return (
    <Card className="grid gap-5 lg:sticky lg:top-6">
      <div>
        <PriceLine ticket={ticket} />
        <div role="status" className="not-empty:mt-5">
          {availability.kind !== 'free' && <NothingFree availability={availability} />}
        </div>
      </div>
      {/* Here and not in the form: the last ticket may go, and the form with it. */}
      <FormNotice messages={placing.errors.form} />
      <LiveRegion>{placing.errors.form.length === 0 && <PriceChange ticket={ticket} />}</LiveRegion>
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

function PriceLine({ ticket }: { readonly ticket: Ticket }) {
  const { count } = useFormat();
  const availability = availabilityOf(ticket);
  const isShared = availability.kind === 'free' && availability.held > 0;
  return (
    <div className="grid gap-1">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
        <p className="text-3xl font-semibold tracking-tight">
          <Money amount={ticket.price} currency={ticket.currency} />{' '}
          {ticket.quantity > 1 && (
            <span className="text-base font-normal tracking-normal text-muted">
              {texts.tickets.each}
            </span>
          )}
        </p>
        <AvailabilityBadge ticket={ticket} />
      </div>
      {isShared && (
        <p className="text-sm text-muted">{texts.tickets.heldByOthers(count(availability.held))}</p>
      )}
    </div>
  );
}

/** Nobody shall buy at a price that has changed before his eyes without being told. */
function PriceChange({ ticket }: { readonly ticket: Ticket }) {
  const [priceAtFirst] = useState(ticket.price);
  const { money } = useFormat();
  if (ticket.price === priceAtFirst) return null;
  return (
    <Notice tone="warning" silent>
      {texts.tickets.priceIsNow(money(ticket.price, ticket.currency))}
    </Notice>
  );
}
