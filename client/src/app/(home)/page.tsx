import { Suspense } from 'react';
import { Hero } from '@/components/home/hero';
import { HowItWorks } from '@/components/home/how-it-works';
import { NewestTickets } from '@/components/home/newest-tickets';
import { SellCall } from '@/components/home/sell-call';
import { Trust } from '@/components/home/trust';
import { TicketGridSkeleton } from '@/components/tickets/ticket-grid';
import { readEnv } from '@/lib/env';
import { siteMetadata } from '@/lib/server/site-metadata';
import { texts } from '@/lib/texts';

const NEWEST = 6;

export const generateMetadata = () =>
  siteMetadata({
    title: `${texts.home.title} · ${texts.brand}`,
    description: texts.home.description,
    isWholeTitle: true,
  });

export default function HomePage() {
  return (
    <div className="grid gap-14 sm:gap-20">
      <Hero currency={readEnv().currency} />
      <section aria-labelledby="newest" className="grid gap-6">
        <h2 id="newest" className="text-2xl font-semibold tracking-tight">
          {texts.home.newest}
        </h2>
        <Suspense fallback={<TicketGridSkeleton cards={NEWEST} />}>
          <NewestTickets limit={NEWEST} />
        </Suspense>
      </section>
      <HowItWorks />
      <Trust />
      <SellCall />
    </div>
  );
}
