import { TicketForm } from '@/components/tickets/ticket-form';
import { PageHeading } from '@/components/ui/page-heading';
import { readEnv } from '@/lib/env';
import { pageMetadata } from '@/lib/page-metadata';
import { requireViewer } from '@/lib/server/data';
import { texts } from '@/lib/texts';

export const metadata = pageMetadata({
  title: texts.ticketForm.sellTitle,
  description: texts.ticketForm.sellText,
});

export default async function SellPage() {
  const { id: sellerId } = await requireViewer('/sell');
  return (
    <>
      <PageHeading title={texts.ticketForm.sellTitle} text={texts.ticketForm.sellText} />
      <TicketForm currency={readEnv().currency} sellerId={sellerId} />
    </>
  );
}
