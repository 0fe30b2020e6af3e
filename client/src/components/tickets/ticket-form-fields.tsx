import type { UseFormReturn } from 'react-hook-form';
import { useFormat } from '@/components/layout/format-provider';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { Ticket } from '@/lib/api/tickets';
import { texts } from '@/lib/texts';
import type { TicketFieldTexts } from '@/lib/ticket-fields';
import { titleRoom } from '@/lib/ticket-fields';

interface TicketFormFieldsProps {
  readonly form: UseFormReturn<TicketFieldTexts>;
  readonly currency: string;
  /** What the listing has become meanwhile: shown, field by field, as what would be replaced. */
  readonly current: Ticket | undefined;
}

const words = texts.ticketForm;
const ROOM_WORTH_SAYING = 40;

function titleHint(title: string): string {
  const room = titleRoom(title);
  if (room < 0) return words.titleOver(-room);
  return room <= ROOM_WORTH_SAYING ? words.titleRoom(room) : words.titleHint;
}

export function TicketFormFields({ form, currency, current }: TicketFormFieldsProps) {
  // The server does not know what is registered: it writes what it is given here.
  const { errors, defaultValues = {} } = form.formState;
  const { money, count } = useFormat();
  const now = (value: string | undefined) => (value === undefined ? undefined : words.now(value));
  return (
    <>
      <Field
        label={words.title}
        hint={now(current?.title) ?? titleHint(form.watch('title'))}
        error={errors.title?.message}
      >
        {(control) => (
          <Input
            {...control}
            {...form.register('title')}
            defaultValue={defaultValues.title}
            autoComplete="off"
          />
        )}
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field
          label={words.price(currency.toUpperCase())}
          hint={now(current && money(current.price, current.currency)) ?? words.priceHint}
          error={errors.price?.message}
        >
          {(control) => (
            <Input
              {...control}
              {...form.register('price')}
              defaultValue={defaultValues.price}
              inputMode="decimal"
              autoComplete="off"
            />
          )}
        </Field>
        <Field
          label={words.quantity}
          hint={now(current && count(current.quantity)) ?? words.quantityHint}
          error={errors.quantity?.message}
        >
          {(control) => (
            <Input
              {...control}
              {...form.register('quantity')}
              defaultValue={defaultValues.quantity}
              inputMode="numeric"
              autoComplete="off"
            />
          )}
        </Field>
      </div>
    </>
  );
}
