import { TicketForm } from '@/components/tickets/ticket-form';
import { PageHeading } from '@/components/ui/page-heading';
import { readEnv } from '@/lib/env';
import { requireViewer } from '@/lib/server/data';
import { siteMetadata } from '@/lib/server/site-metadata';
import { texts } from '@/lib/texts';

export const generateMetadata = () =>
  siteMetadata({
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
