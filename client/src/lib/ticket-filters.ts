import type { TicketQuery } from './api/tickets';
import type { SearchParams } from './route-props';

export const SORTS = ['newest', 'price', '-price'] as const;
const NAMES = ['q', 'minPrice', 'maxPrice', 'sort', 'cursor'] as const;

/** The first value of a query parameter; an empty one counts as not given. */
export function paramOf(params: SearchParams, name: string): string | undefined {
  const value = params[name];
  const first = Array.isArray(value) ? value[0] : value;
  return first === undefined || first.trim() === '' ? undefined : first;
}

export function readTicketQuery(params: SearchParams): TicketQuery {
  const given = NAMES.flatMap((name) => {
    const value = paramOf(params, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(given);
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
