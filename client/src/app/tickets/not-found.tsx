import { PageNotFound } from '@/components/layout/page-not-found';
import { texts } from '@/lib/texts';

export default function TicketNotFound() {
  return <PageNotFound title={texts.tickets.notFound} text={texts.tickets.notFoundText} />;
}
