import { TicketFormSkeleton } from '@/components/tickets/ticket-form-skeleton';
import { PageHeading } from '@/components/ui/page-heading';
import { texts } from '@/lib/texts';

export default function Loading() {
  return (
    <>
      <PageHeading title={texts.ticketForm.editTitle} text={texts.ticketForm.editText} />
      <TicketFormSkeleton />
    </>
  );
}
