'use client';

import { X } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import type { TicketQuery } from '@/lib/api/tickets';
import { cn } from '@/lib/class-names';
import { texts } from '@/lib/texts';
import type { FilterName } from '@/lib/ticket-filters';
import { isNarrowed } from '@/lib/ticket-filters';
import { TicketFilters } from './ticket-filters';
import { useLiveSearch } from './use-live-search';

interface TicketSearchProps {
  readonly query: TicketQuery;
  readonly errors: ReadonlyMap<FilterName, string>;
  /** What was found, in words: read out whenever it changes. */
  readonly summary: string;
  /** What was found. */
  readonly children: ReactNode;
}

/**
 * Filters live in the address: a search can be shared, and Back leads to where one was. Until its
 * code is there, and without, this is a form like any other.
 */
export function TicketSearch({ query, errors, summary, children }: TicketSearchProps) {
  const { form, pending, search, searchSoon, cancel, clear } = useLiveSearch(query);
  return (
    <>
      <form
        ref={form}
        action="/tickets"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          search();
        }}
        onChange={({ target }) => (target instanceof HTMLSelectElement ? search() : searchSoon())}
      >
        <TicketFilters query={query} errors={errors} pending={pending} />
      </form>
      {/* Whoever follows a link from here does not want the search that is about to start. */}
      <div onClickCapture={cancel} className="grid gap-4">
        <div className="flex min-h-9 flex-wrap items-center justify-between gap-x-4">
          <p role="status" className="text-sm text-muted">
            {summary}
          </p>
          {isNarrowed(query) && <ClearLink onClear={clear} />}
        </div>
        <div aria-busy={pending} className={cn('grid gap-8', pending && 'opacity-60')}>
          {children}
        </div>
      </div>
    </>
  );
}

/** A link, so that it works before its code is there; with it, the focus goes back to the fields. */
function ClearLink({ onClear }: { readonly onClear: () => void }) {
  return (
    <Button asChild variant="ghost" size="small" className="-mr-3 text-muted!">
      <Link
        href="/tickets"
        onClick={(event) => {
          event.preventDefault();
          onClear();
        }}
      >
        <X aria-hidden /> {texts.tickets.clear}
      </Link>
    </Button>
  );
}
