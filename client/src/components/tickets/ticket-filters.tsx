import { LoaderCircle, Search } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input, Select } from '@/components/ui/input';
import type { TicketQuery } from '@/lib/api/tickets';
import { texts } from '@/lib/texts';
import type { FilterName } from '@/lib/ticket-filters';
import { filterText, SORTS } from '@/lib/ticket-filters';

interface TicketFiltersProps {
  readonly query: TicketQuery;
  readonly errors: ReadonlyMap<FilterName, string>;
  readonly pending: boolean;
}

const words = texts.tickets;

export function TicketFilters({ query, errors, pending }: TicketFiltersProps) {
  return (
    <div className="grid grid-cols-2 items-start gap-4 md:grid-cols-[1fr_1fr_1.5fr] lg:grid-cols-[minmax(0,3fr)_1fr_1fr_1.5fr]">
      <div className="col-span-full lg:col-span-1">
        <SearchField query={query} error={errors.get('q')} pending={pending} />
      </div>
      <PriceField name="minPrice" label={words.minPrice} query={query} errors={errors} />
      <PriceField name="maxPrice" label={words.maxPrice} query={query} errors={errors} />
      <div className="max-md:col-span-full">
        <Field label={words.sort} error={errors.get('sort')}>
          {(control) => (
            <Select {...control} name="sort" defaultValue={filterText(query, 'sort')}>
              {SORTS.map((sort) => (
                <option key={sort} value={sort}>
                  {words.sorts[sort]}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
    </div>
  );
}

interface SearchFieldProps {
  readonly query: TicketQuery;
  readonly error: string | undefined;
  readonly pending: boolean;
}

function SearchField({ query, error, pending }: SearchFieldProps) {
  const Icon = pending ? LoaderCircle : Search;
  return (
    <Field label={words.search} error={error}>
      {(control) => (
        <div className="relative">
          <Input
            {...control}
            type="search"
            name="q"
            autoComplete="off"
            enterKeyHint="search"
            defaultValue={filterText(query, 'q')}
            placeholder={words.searchPlaceholder}
            className="pr-12"
          />
          <Button
            type="submit"
            variant="ghost"
            aria-label={words.apply}
            className="absolute inset-y-0 right-0 w-11 px-0! text-muted!"
          >
            <Icon aria-hidden className={pending ? 'motion-safe:animate-spin' : ''} />
          </Button>
        </div>
      )}
    </Field>
  );
}

interface PriceFieldProps {
  readonly name: 'minPrice' | 'maxPrice';
  readonly label: string;
  readonly query: TicketQuery;
  readonly errors: ReadonlyMap<FilterName, string>;
}

function PriceField({ name, label, query, errors }: PriceFieldProps) {
  return (
    <Field label={label} error={errors.get(name)}>
      {(control) => (
        <Input
          {...control}
          name={name}
          inputMode="decimal"
          autoComplete="off"
          defaultValue={filterText(query, name)}
        />
      )}
    </Field>
  );
}
