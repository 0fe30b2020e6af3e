import type { Metadata } from 'next';
import { PageNotFound } from '@/components/layout/page-not-found';
import { texts } from '@/lib/texts';

export const metadata: Metadata = { title: texts.tickets.notFound };

export default function TicketNotFound() {
  return <PageNotFound title={texts.tickets.notFound} text={texts.tickets.notFoundText} />;
}
