'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useRef, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { LocalTime } from '@/components/ui/local-time';
import { Money } from '@/components/ui/money';
import { hasStatus } from '@/lib/api-error';
import type { Order } from '@/lib/api/orders';
import type { Ticket } from '@/lib/api/tickets';
import { getTicket } from '@/lib/api/tickets';
import { askAgainAfterMs } from '@/lib/ask-rhythm';
import { browserApi } from '@/lib/browser-api';
import { offerAgain } from '@/lib/offer-again';
import { texts } from '@/lib/texts';

const words = texts.order.again;

/** The ticket once more, where it can be had. */
export function BuyAgain({ order }: { readonly order: Order }) {
  // Counted here: the ticket's own page may have asked for it often.
  const asked = useRef(0);
  const { data: ticket, error } = useQuery({
    queryKey: ['ticket', order.ticket.id],
    queryFn: () => {
      asked.current += 1;
      return getTicket(browserApi(), order.ticket.id);
    },
    refetchInterval: ({ state: { fetchFailureCount } }) =>
      askAgainAfterMs(asked.current, fetchFailureCount > 0),
  });
  return (
    // Says what changes here: a status that came with its own text might not be read out.
    <section
      aria-label={words.title}
      aria-live="polite"
      className="grid min-h-28 content-start justify-items-start gap-4 border-t border-line pt-6"
    >
      {hasStatus(error, 404) ? <SoldOut /> : <Offer order={order} ticket={ticket} />}
    </section>
  );
}

interface OfferProps {
  readonly order: Order;
  readonly ticket: Ticket | undefined;
}

function Offer({ order, ticket }: OfferProps) {
  const offer = ticket && offerAgain(ticket, order);
  if (ticket === undefined || offer === undefined || offer.kind === 'releasing') {
    return <Said>{words.checking}</Said>;
  }
  const path = `/tickets/${ticket.id}`;
  switch (offer.kind) {
    case 'free':
      return (
        <>
          <Said>
            {words.free(offer.left)} <Money amount={ticket.price} currency={ticket.currency} />
            {words.each(offer.left)}
          </Said>
          <Way href={`${path}?quantity=${offer.quantity}`} label={words.buy} isMain />
        </>
      );
    case 'held':
      return (
        <>
          <Said>
            {words.held} <LocalTime iso={offer.nextReleaseAt} style="time" />.
          </Said>
          <Way href={path} label={words.heldAction} />
        </>
      );
    case 'sold-out':
      return <SoldOut />;
  }
}

function SoldOut() {
  return (
    <>
      <Said>{words.soldOut}</Said>
      <Way href="/tickets" label={words.soldOutAction} />
    </>
  );
}

function Said({ children }: { readonly children: ReactNode }) {
  return <p>{children}</p>;
}

interface WayProps {
  readonly href: string;
  readonly label: string;
  readonly isMain?: boolean;
}

function Way({ href, label, isMain = false }: WayProps) {
  return (
    <Button
      asChild
      size="large"
      variant={isMain ? 'primary' : 'secondary'}
      className="max-sm:w-full"
    >
      <Link href={href}>{label}</Link>
    </Button>
  );
}
