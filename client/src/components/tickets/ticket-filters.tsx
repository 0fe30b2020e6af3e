import Form from 'next/form';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input, Select } from '@/components/ui/input';
import type { TicketQuery } from '@/lib/api/tickets';
import { texts } from '@/lib/texts';
import { SORTS } from '@/lib/ticket-filters';

interface TicketFiltersProps {
  readonly query: TicketQuery;
  readonly errors: ReadonlyMap<keyof TicketQuery, string>;
}

/** Filters live in the address: a search can be shared, and Back leads to the one before. */
export function TicketFilters({ query, errors }: TicketFiltersProps) {
  const filtered = Object.keys(query).some((name) => name !== 'cursor');
  return (
    // A new search has new starting values, which only a new form takes on.
    <Form
      key={JSON.stringify(query)}
      action="/tickets"
      role="search"
      className="grid grid-cols-2 items-start gap-4 lg:grid-cols-[2fr_1fr_1fr_1fr_auto]"
    >
      <div className="col-span-2 lg:col-span-1">
        <Field label={texts.tickets.search} error={errors.get('q')}>
          {(control) => (
            <Input
              {...control}
              type="search"
              name="q"
              defaultValue={query.q}
              placeholder={texts.tickets.searchPlaceholder}
            />
          )}
        </Field>
      </div>
      <Field label={texts.tickets.minPrice} error={errors.get('minPrice')}>
        {(control) => (
          <Input {...control} name="minPrice" inputMode="decimal" defaultValue={query.minPrice} />
        )}
      </Field>
      <Field label={texts.tickets.maxPrice} error={errors.get('maxPrice')}>
        {(control) => (
          <Input {...control} name="maxPrice" inputMode="decimal" defaultValue={query.maxPrice} />
        )}
      </Field>
      <div className="col-span-2 lg:col-span-1">
        <Field label={texts.tickets.sort} error={errors.get('sort')}>
          {(control) => (
            <Select {...control} name="sort" defaultValue={query.sort ?? 'newest'}>
              {SORTS.map((sort) => (
                <option key={sort} value={sort}>
                  {texts.tickets.sorts[sort]}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      <div className="col-span-2 flex items-center gap-2 lg:col-span-1 lg:pt-6.5">
        <Button type="submit" className="max-lg:flex-1">
          {texts.tickets.apply}
        </Button>
        {filtered && (
          <Button asChild variant="ghost">
            <Link href="/tickets">{texts.tickets.clear}</Link>
          </Button>
        )}
      </div>
    </Form>
  );
}
