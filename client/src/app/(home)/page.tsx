import { Ticket } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { TicketGrid } from '@/components/tickets/ticket-grid';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { listTickets } from '@/lib/api/tickets';
import { serverApi } from '@/lib/server/api';
import { texts } from '@/lib/texts';

const NEWEST = 6;

export const metadata: Metadata = { title: { absolute: `${texts.meta.home} · ${texts.brand}` } };

export default async function HomePage() {
  const { items } = await listTickets(await serverApi(), { limit: NEWEST });
  return (
    <>
      <section className="grid gap-6 py-6 sm:py-12">
        <h1 className="max-w-2xl text-4xl font-semibold tracking-tight text-balance sm:text-5xl">
          {texts.home.title}
        </h1>
        <p className="max-w-xl text-lg text-pretty text-muted">{texts.home.text}</p>
        <div className="flex flex-wrap gap-3">
          <Button asChild size="large">
            <Link href="/tickets">{texts.home.browse}</Link>
          </Button>
          <Button asChild size="large" variant="secondary">
            <Link href="/sell">{texts.home.sell}</Link>
          </Button>
        </div>
      </section>
      <section aria-labelledby="newest" className="grid gap-4">
        <div className="flex items-baseline justify-between gap-4">
          <h2 id="newest" className="text-xl font-semibold">
            {texts.home.newest}
          </h2>
          <Link href="/tickets" className="text-accent underline underline-offset-4">
            {texts.home.all}
          </Link>
        </div>
        {items.length > 0 ? (
          <TicketGrid tickets={items} />
        ) : (
          <EmptyState icon={Ticket} title={texts.tickets.none} text={texts.tickets.noneText} />
        )}
      </section>
    </>
  );
}
