'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import Link from 'next/link';
import { useForm } from 'react-hook-form';
import { useFormat } from '@/components/layout/format-provider';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Form } from '@/components/ui/form';
import { FormNotice } from '@/components/ui/form-notice';
import type { Ticket } from '@/lib/api/tickets';
import { texts } from '@/lib/texts';
import { ticketFieldsSchema, toFieldTexts } from '@/lib/ticket-fields';
import { TicketFormFields } from './ticket-form-fields';
import { ticketFormColumns } from './ticket-form-columns';
import { TicketPreview } from './ticket-preview';
import { useSaveTicket } from './use-save-ticket';

interface TicketFormProps {
  readonly currency: string;
  /** Whose work it is that is kept while the session ends. */
  readonly sellerId: string;
  /** The listing to change; a new one is made without. */
  readonly ticket?: Ticket;
}

const blank = { title: '', price: '', quantity: '1' };
const words = texts.ticketForm;

export function TicketForm({ currency, sellerId, ticket }: TicketFormProps) {
  const format = useFormat();
  const form = useForm({
    resolver: zodResolver(ticketFieldsSchema({ quantityMin: ticket?.quantity ?? 1, format })),
    defaultValues: ticket === undefined ? blank : toFieldTexts(ticket),
  });
  const { save, pending, problems, current } = useSaveTicket({ form, ticket, sellerId });

  return (
    <div className={ticketFormColumns}>
      <Card>
        <Form onSubmit={(event) => void form.handleSubmit(save)(event)}>
          <TicketFormFields form={form} currency={currency} current={current} />
          <FormNotice messages={problems} />
          <div className="flex flex-wrap gap-3">
            <Button type="submit" size="large" pending={pending} className="max-sm:w-full">
              {ticket === undefined ? words.sell : words.save}
            </Button>
            {ticket !== undefined && <Cancel ticketId={ticket.id} />}
          </div>
        </Form>
      </Card>
      <TicketPreview form={form} currency={currency} />
    </div>
  );
}

function Cancel({ ticketId }: { readonly ticketId: string }) {
  return (
    <Button asChild variant="ghost" size="large" className="max-sm:w-full">
      <Link href={`/tickets/${ticketId}`}>{words.cancel}</Link>
    </Button>
  );
}
