'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { Money } from '@/components/ui/money';
import type { Ticket } from '@/lib/api/tickets';
import { totalOf } from '@/lib/money';
import { texts } from '@/lib/texts';
import type { Placing } from './use-place-order';

export interface BuyFormProps {
  readonly ticket: Ticket;
  readonly signedIn: boolean;
  readonly initialQuantity: string;
  readonly unitsMax: number;
  readonly placing: Placing;
}

export function BuyForm({ ticket, signedIn, initialQuantity, unitsMax, placing }: BuyFormProps) {
  const message = texts.buy.quantityError(unitsMax);
  const quantity = z.coerce.number(message).int(message).min(1, message).max(unitsMax, message);
  const form = useForm({
    resolver: zodResolver(z.object({ quantity })),
    defaultValues: { quantity: initialQuantity },
  });
  const wanted = quantity.safeParse(form.watch('quantity'));
  const { errors } = form.formState;
  const fieldErrors = placing.errors.fields;
  return (
    <Form
      onSubmit={(event) =>
        void form.handleSubmit((values) => placing.place(values.quantity))(event)
      }
    >
      {ticket.quantity > 1 && (
        <Field
          label={texts.buy.quantity}
          hint={texts.buy.quantityHint(unitsMax)}
          error={errors.quantity?.message ?? fieldErrors.get('quantity')}
        >
          {(control) => (
            <Input
              {...control}
              {...form.register('quantity')}
              type="number"
              inputMode="numeric"
              min={1}
              max={unitsMax}
            />
          )}
        </Field>
      )}
      {ticket.quantity > 1 && wanted.success && (
        <p className="flex justify-between gap-4 border-t border-dashed border-line-strong pt-4 text-lg font-semibold">
          <span>{texts.buy.total}</span>
          <output>
            <Money amount={totalOf(ticket.price, wanted.data)} currency={ticket.currency} />
          </output>
        </p>
      )}
      <Button type="submit" size="large" pending={placing.pending}>
        {texts.buy.submit}
      </Button>
      <p className="text-sm text-muted">
        {texts.buy.hold} {!signedIn && texts.buy.signIn}
      </p>
    </Form>
  );
}
