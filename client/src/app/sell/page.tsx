import type { Metadata } from 'next';
import { TicketForm } from '@/components/tickets/ticket-form';
import { Card } from '@/components/ui/card';
import { PageHeading } from '@/components/ui/page-heading';
import { readEnv } from '@/lib/env';
import { requireViewer } from '@/lib/server/data';
import { texts } from '@/lib/texts';

export const metadata: Metadata = { title: texts.ticketForm.sellTitle };

export default async function SellPage() {
  await requireViewer('/sell');
  return (
    <>
      <PageHeading title={texts.ticketForm.sellTitle} text={texts.ticketForm.sellText} />
      <Card className="max-w-2xl">
        <TicketForm currency={readEnv().currency} />
      </Card>
    </>
  );
}
