import { SearchX, Ticket } from 'lucide-react';
import Link from 'next/link';
import { TicketGrid } from '@/components/tickets/ticket-grid';
import { TicketSearch } from '@/components/tickets/ticket-search';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { FormNotice } from '@/components/ui/form-notice';
import { PageHeading } from '@/components/ui/page-heading';
import { Pager } from '@/components/ui/pager';
import { hasStatus } from '@/lib/api-error';
import type { Page } from '@/lib/api/page';
import type { Ticket as TicketOnSale, TicketQuery } from '@/lib/api/tickets';
import { listTickets } from '@/lib/api/tickets';
import type { FormErrors } from '@/lib/form-errors';
import { formErrors, toFormErrors } from '@/lib/form-errors';
import type { RouteProps } from '@/lib/route-props';
import { serverApi } from '@/lib/server/api';
import { siteMetadata } from '@/lib/server/site-metadata';
import { texts } from '@/lib/texts';
import type { FilterName } from '@/lib/ticket-filters';
import { FILTERS, isNarrowed, readTicketQuery, withParams } from '@/lib/ticket-filters';

const PAGE_SIZE = 24;

export const generateMetadata = () =>
  siteMetadata({
    title: texts.tickets.title,
    description: texts.tickets.text,
    isQueried: true,
  });

interface Found {
  readonly page: Page<TicketOnSale>;
  readonly errors: FormErrors<FilterName>;
}

export default async function TicketsPage(props: RouteProps) {
  const query = readTicketQuery(await props.searchParams);
  const { page, errors } = await find(query);
  const nextHref = page.nextCursor && withParams('/tickets', query, { cursor: page.nextCursor });
  const firstHref = query.cursor && withParams('/tickets', query, { cursor: undefined });
  const refused = errors.form.length > 0 || errors.fields.size > 0;
  return (
    <>
      <PageHeading title={texts.tickets.title} text={texts.tickets.text} />
      <TicketSearch
        query={query}
        errors={errors.fields}
        summary={refused ? '' : summaryOf(query, page)}
      >
        <FormNotice messages={errors.form} />
        <h2 className="sr-only">{texts.tickets.results}</h2>
        {page.items.length > 0 && <TicketGrid tickets={page.items} />}
        {page.items.length === 0 && !refused && <NothingFound query={query} />}
        <Pager firstHref={firstHref} nextHref={nextHref} />
      </TicketSearch>
    </>
  );
}

/** A filter that the API does not accept is shown at that filter; the page stands. */
async function find(query: TicketQuery): Promise<Found> {
  try {
    const page = await listTickets(await serverApi(), { ...query, limit: PAGE_SIZE });
    return { page, errors: formErrors([]) };
  } catch (fault) {
    if (!hasStatus(fault, 400)) throw fault;
    return { page: { items: [] }, errors: toFormErrors(fault, FILTERS) };
  }
}

function summaryOf(query: TicketQuery, { items, nextCursor }: Page<TicketOnSale>): string {
  const { none, some, many, later, laterMany } = texts.tickets.found;
  if (items.length === 0) return none;
  const isFirst = query.cursor === undefined;
  if (nextCursor === undefined) return (isFirst ? some : later)(items.length);
  return (isFirst ? many : laterMany)(items.length);
}

function NothingFound({ query }: { readonly query: TicketQuery }) {
  if (isNarrowed(query) || query.cursor !== undefined) {
    return (
      <EmptyState icon={SearchX} title={texts.tickets.noMatch} text={texts.tickets.noMatchText}>
        <Button asChild variant="secondary">
          <Link href="/tickets">{texts.home.browse}</Link>
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={Ticket} title={texts.tickets.none} text={texts.tickets.noneText}>
      <Button asChild>
        <Link href="/sell">{texts.home.sell}</Link>
      </Button>
    </EmptyState>
  );
}
