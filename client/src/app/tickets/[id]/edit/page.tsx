import { Lock } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { TicketForm } from '@/components/tickets/ticket-form';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/page-heading';
import type { RouteProps, WithId } from '@/lib/route-props';
import { requireViewer, ticketOr404 } from '@/lib/server/data';
import { siteMetadata } from '@/lib/server/site-metadata';
import { texts } from '@/lib/texts';

export async function generateMetadata(props: RouteProps<WithId>): Promise<Metadata> {
  const ticket = await ticketOr404((await props.params).id);
  return siteMetadata({
    title: `${texts.ticketForm.editTitle}: ${ticket.title}`,
    description: texts.ticketForm.editText,
    isPrivate: true,
  });
}

export default async function EditTicketPage(props: RouteProps<WithId>) {
  const { id } = await props.params;
  const viewer = await requireViewer(`/tickets/${id}/edit`);
  const ticket = await ticketOr404(id);
  if (viewer.id !== ticket.userId) return <NotYours ticketId={ticket.id} />;
  return (
    <>
      <PageHeading title={texts.ticketForm.editTitle} text={texts.ticketForm.editText} />
      <TicketForm
        key={ticket.version}
        currency={ticket.currency}
        sellerId={viewer.id}
        ticket={ticket}
      />
    </>
  );
}

function NotYours({ ticketId }: { readonly ticketId: string }) {
  return (
    <EmptyState
      heading="h1"
      icon={Lock}
      title={texts.ticketForm.notYours}
      text={texts.ticketForm.notYoursText}
    >
      <Button asChild variant="secondary">
        <Link href={`/tickets/${ticketId}`}>{texts.ticketForm.back}</Link>
      </Button>
    </EmptyState>
  );
}
