import { Pencil } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Count } from '@/components/ui/count';
import { Money } from '@/components/ui/money';
import type { Listing } from '@/lib/api/tickets';
import { cn } from '@/lib/class-names';
import { texts } from '@/lib/texts';

const words = texts.listings.facts;
const NUMBERS = [words.price, words.sold, words.held, words.free, words.revenue];

/**
 * A table where there is room for one, and a card for each row where there is not. The roles are
 * written out because a table that is laid out otherwise is none any more for those who listen.
 */
export function ListingTable({ listings }: { readonly listings: readonly Listing[] }) {
  return (
    <table
      role="table"
      aria-label={texts.listings.title}
      className="w-full overflow-hidden rounded-xl border border-line bg-surface shadow-xs max-md:block md:border-separate md:border-spacing-0"
    >
      <thead role="rowgroup" className="max-md:sr-only">
        <tr role="row" className="text-sm text-muted">
          <HeaderCell className="pl-5 text-left">{words.title}</HeaderCell>
          {NUMBERS.map((name) => (
            <HeaderCell key={name} className="text-right">
              {name}
            </HeaderCell>
          ))}
          <HeaderCell className="pr-5">
            <span className="sr-only">{words.action}</span>
          </HeaderCell>
        </tr>
      </thead>
      <tbody role="rowgroup" className="max-md:block max-md:divide-y max-md:divide-line">
        {listings.map((listing) => (
          <ListingRow key={listing.id} listing={listing} />
        ))}
      </tbody>
    </table>
  );
}

interface CellProps {
  readonly className?: string;
  readonly children: ReactNode;
}

function HeaderCell({ className, children }: CellProps) {
  return (
    <th
      role="columnheader"
      scope="col"
      className={cn('bg-subtle px-3 py-3 font-medium', className)}
    >
      {children}
    </th>
  );
}

const cell = 'md:border-t md:border-line md:px-3 md:py-4';

function ListingRow({ listing }: { readonly listing: Listing }) {
  const { id, title, price, currency, sold, held, available, revenue } = listing;
  return (
    <tr role="row" className="max-md:grid max-md:grid-cols-6 max-md:gap-4 max-md:p-5">
      <th
        role="rowheader"
        scope="row"
        className={cn(cell, 'text-left font-medium max-md:col-span-full max-md:text-lg md:pl-5')}
      >
        <Link
          prefetch={false}
          href={`/tickets/${id}`}
          className="line-clamp-3 underline-offset-4 wrap-anywhere hover:underline"
        >
          {title}
        </Link>
      </th>
      <NumberCell name={words.price} className="max-md:col-span-3">
        <Money amount={price} currency={currency} />
      </NumberCell>
      <NumberCell name={words.sold} className="max-md:order-2 max-md:col-span-2">
        <Count value={sold} />
      </NumberCell>
      <NumberCell name={words.held} className="max-md:order-2 max-md:col-span-2">
        <Count value={held} />
      </NumberCell>
      <NumberCell name={words.free} className="max-md:order-2 max-md:col-span-2">
        <Count value={available} />
      </NumberCell>
      <NumberCell name={words.revenue} className="max-md:order-1 max-md:col-span-3">
        <Money amount={revenue} currency={currency} />
      </NumberCell>
      <td
        role="cell"
        className={cn(cell, 'max-md:order-3 max-md:col-span-full md:pr-5 md:text-right')}
      >
        <Button asChild variant="secondary" size="small">
          <Link
            prefetch={false}
            href={`/tickets/${id}/edit`}
            aria-label={texts.listings.editOf(title)}
          >
            <Pencil aria-hidden /> {texts.listing.edit}
          </Link>
        </Button>
      </td>
    </tr>
  );
}

interface NumberCellProps extends CellProps {
  readonly name: string;
}

function NumberCell({ name, className, children }: NumberCellProps) {
  return (
    <td role="cell" className={cn(cell, 'tabular-nums md:text-right', className)}>
      <span aria-hidden className="block text-sm text-muted md:hidden">
        {name}
      </span>
      <span className="max-md:font-medium">{children}</span>
    </td>
  );
}
