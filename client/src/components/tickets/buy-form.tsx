'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Stepper } from '@/components/ui/stepper';
import type { Ticket } from '@/lib/api/tickets';
import { stepQuantity } from '@/lib/quantity';
import { texts } from '@/lib/texts';
import { PriceSummary } from './price-summary';
import type { Placing } from './use-place-order';

export interface BuyFormProps {
  readonly ticket: Ticket;
  readonly signedIn: boolean;
  readonly initialQuantity: string;
  readonly unitsMax: number;
  readonly placing: Placing;
}

/** Of a single ticket there is one to be had, whatever the address says: no field could mend it. */
const quantityAtFirst = ({ ticket, initialQuantity }: BuyFormProps) =>
  ticket.quantity > 1 ? initialQuantity : '1';

function useBuyForm(props: BuyFormProps) {
  const { unitsMax } = props;
  const message = texts.buy.quantityError(unitsMax);
  const quantity = z.coerce.number(message).int(message).min(1, message).max(unitsMax, message);
  const form = useForm({
    resolver: zodResolver(z.object({ quantity })),
    defaultValues: { quantity: quantityAtFirst(props) },
  });
  const typed = String(form.watch('quantity'));
  const step = (by: 1 | -1) =>
    form.setValue('quantity', stepQuantity(typed, by, unitsMax), { shouldValidate: true });
  return { form, step, units: quantity.safeParse(typed).data };
}

export function BuyForm(props: BuyFormProps) {
  const { ticket, signedIn, unitsMax, placing } = props;
  const { form, step, units } = useBuyForm(props);
  const error = form.formState.errors.quantity?.message ?? placing.errors.fields.get('quantity');
  return (
    <Form
      onSubmit={(event) =>
        void form.handleSubmit((values) => placing.place(values.quantity))(event)
      }
    >
      {ticket.quantity > 1 && (
        <Field label={texts.buy.quantity} hint={texts.buy.quantityHint(unitsMax)} error={error}>
          {(control) => (
            <Stepper
              {...control}
              {...form.register('quantity')}
              defaultValue={props.initialQuantity}
              min={1}
              max={unitsMax}
              fewer={texts.tickets.fewer}
              more={texts.tickets.more}
              isLeast={units === 1}
              isMost={units === unitsMax}
              onStep={step}
            />
          )}
        </Field>
      )}
      <PriceSummary ticket={ticket} units={units} />
      <Button type="submit" size="large" pending={placing.pending}>
        {texts.buy.submit}
      </Button>
      <p className="text-center text-sm text-pretty text-muted">
        {texts.buy.hold} {!signedIn && texts.buy.signIn}
      </p>
    </Form>
  );
}
