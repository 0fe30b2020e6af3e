import { SearchX, Ticket } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { TicketFilters } from '@/components/tickets/ticket-filters';
import { TicketGrid } from '@/components/tickets/ticket-grid';
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
import { texts } from '@/lib/texts';
import { readTicketQuery, withParams } from '@/lib/ticket-filters';

const PAGE_SIZE = 24;
const FILTERS = ['q', 'minPrice', 'maxPrice', 'sort'] as const;

export const metadata: Metadata = { title: texts.tickets.title, description: texts.tickets.text };

interface Found {
  readonly page: Page<TicketOnSale>;
  readonly errors: FormErrors<(typeof FILTERS)[number]>;
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
      <TicketFilters query={query} errors={errors.fields} />
      <FormNotice messages={errors.form} />
      <h2 className="sr-only">{texts.tickets.results}</h2>
      {page.items.length > 0 && <TicketGrid tickets={page.items} />}
      {page.items.length === 0 && !refused && <NothingFound query={query} />}
      <Pager firstHref={firstHref} nextHref={nextHref} />
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

function NothingFound({ query }: { readonly query: TicketQuery }) {
  if (Object.keys(query).length > 0) {
    return (
      <EmptyState icon={SearchX} title={texts.tickets.noMatch} text={texts.tickets.noMatchText}>
        <Button asChild variant="secondary">
          <Link href="/tickets">{texts.tickets.clear}</Link>
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
