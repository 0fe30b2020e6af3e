'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect } from 'react';
import { useForm } from 'react-hook-form';
import { useFormat } from '@/components/layout/format-provider';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormNotice } from '@/components/ui/form-notice';
import { Input } from '@/components/ui/input';
import type { Ticket } from '@/lib/api/tickets';
import { takeDraft } from '@/lib/drafts';
import { texts } from '@/lib/texts';
import { ticketFieldsSchema, toFieldTexts } from '@/lib/ticket-fields';
import { useSaveTicket } from './use-save-ticket';

interface TicketFormProps {
  readonly currency: string;
  /** The listing to change; a new one is made without. */
  readonly ticket?: Ticket;
}

const blank = { title: '', price: '', quantity: '1' };
const words = texts.ticketForm;

export function TicketForm({ currency, ticket }: TicketFormProps) {
  const form = useForm({
    resolver: zodResolver(ticketFieldsSchema(ticket?.quantity ?? 1)),
    defaultValues: ticket === undefined ? blank : toFieldTexts(ticket),
  });
  const { errors } = form.formState;
  const { save, pending, problems, scope, current } = useSaveTicket({ form, ticket });
  const { reset } = form;
  const { money } = useFormat();

  useEffect(() => {
    const draft = takeDraft(scope);
    if (draft !== undefined)
      reset((values) => ({ ...values, ...draft }), { keepDefaultValues: true });
  }, [scope, reset]);

  // Shown after somebody else's change: what each field would replace.
  const now = (value: string | undefined) => (value === undefined ? undefined : words.now(value));
  return (
    <Form onSubmit={(event) => void form.handleSubmit(save)(event)}>
      <Field
        label={words.title}
        hint={now(current?.title) ?? words.titleHint}
        error={errors.title?.message}
      >
        {(control) => <Input {...control} {...form.register('title')} autoComplete="off" />}
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field
          label={words.price(currency.toUpperCase())}
          hint={now(current && money(current.price, current.currency))}
          error={errors.price?.message}
        >
          {(control) => <Input {...control} {...form.register('price')} inputMode="decimal" />}
        </Field>
        <Field
          label={words.quantity}
          hint={now(current && String(current.quantity))}
          error={errors.quantity?.message}
        >
          {(control) => <Input {...control} {...form.register('quantity')} inputMode="numeric" />}
        </Field>
      </div>
      <FormNotice messages={problems} />
      <div>
        <Button type="submit" size="large" pending={pending}>
          {ticket === undefined ? words.sell : words.save}
        </Button>
      </div>
    </Form>
  );
}
