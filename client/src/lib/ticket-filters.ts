import type { TicketQuery } from './api/tickets';
import type { SearchParams } from './route-props';

export const SORTS = ['newest', 'price', '-price'] as const;
export const DEFAULT_SORT = SORTS[0];
/** What the visitor chooses. */
export const FILTERS = ['q', 'minPrice', 'maxPrice', 'sort'] as const;
const NAMES = [...FILTERS, 'cursor'] as const;
const PRICES: readonly string[] = ['minPrice', 'maxPrice'];

export type FilterName = (typeof FILTERS)[number];

/** The first value of a query parameter; an empty one counts as not given. */
export function paramOf(params: SearchParams, name: string): string | undefined {
  const value = params[name];
  const first = Array.isArray(value) ? value[0] : value;
  return first === undefined || first.trim() === '' ? undefined : first;
}

/** Half of the world writes `19,90`, and whoever has come to `19.` is still writing. */
function normal(name: string, value: string): string {
  return PRICES.includes(name) ? value.trim().replace(',', '.').replace(/\.$/, '') : value;
}

export function readTicketQuery(params: SearchParams): TicketQuery {
  const given = NAMES.flatMap((name) => {
    const value = paramOf(params, name);
    return value === undefined ? [] : [[name, normal(name, value)] as const];
  });
  return Object.fromEntries(given);
}

/** Whether anything narrows what is shown; the order and the page do not. */
export function isNarrowed({ q, minPrice, maxPrice }: TicketQuery): boolean {
  return [q, minPrice, maxPrice].some((value) => value !== undefined);
}

/** What stands in a filter's field. */
export function filterText(query: TicketQuery, name: FilterName): string {
  return query[name] ?? (name === 'sort' ? DEFAULT_SORT : '');
}

/** The address of the first page of a search; says nothing that goes without saying. */
export function searchPath(fields: Readonly<Record<FilterName, string>>): string {
  const given = FILTERS.flatMap((name) => {
    const value = normal(name, fields[name].trim());
    return value === filterText({}, name) ? [] : [[name, value] as const];
  });
  return withParams('/tickets', {}, Object.fromEntries(given));
}

/** The same page with some parameters changed; `undefined` takes one away. */
export function withParams(
  path: string,
  query: TicketQuery,
  changes: Readonly<Record<string, string | undefined>>,
): string {
  const given = Object.entries({ ...query, ...changes }).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  const search = new URLSearchParams(given).toString();
  return search === '' ? path : `${path}?${search}`;
}
