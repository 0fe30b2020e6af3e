import type { Request, Response } from 'express';
import type { ValidationChain } from 'express-validator';
import { z } from 'zod';
import type { Page, PageOf, Position } from '../store/paging';
import { ID_PATTERN } from '../store/ids';
import { queryParameter, validQuery } from './validate';

const LIMIT_MAX = 100;
const LIMIT_DEFAULT = 50;
const CURSOR_LENGTH_MAX = 512;

const cursorSchema = z.tuple([
  z.union([z.string().max(64), z.number()]),
  z.string().regex(ID_PATTERN),
  z.string().max(16),
]);

/** Opaque to clients. Names the order of the list, so that it is not taken for another one's. */
function encodeCursor({ value, id }: Position, sort: string): string {
  return Buffer.from(JSON.stringify([value, id, sort])).toString('base64url');
}

function decodeCursor(cursor: string): { position: Position; sort: string } | undefined {
  try {
    const text = Buffer.from(cursor, 'base64url').toString('utf8');
    const [value, id, sort] = cursorSchema.parse(JSON.parse(text));
    return { position: { value, id }, sort };
  } catch {
    return undefined;
  }
}

function isLimit(value: string): boolean {
  return /^\d{1,3}$/.test(value) && Number(value) >= 1 && Number(value) <= LIMIT_MAX;
}

/**
 * Checks `limit` and `cursor`.
 *
 * @param sortOf how the request wants its list sorted; a cursor of another order is not valid
 * @param isValue whether the cursor's value is one that this order sorts by
 */
export function pageParameters(
  sortOf: (request: Request) => string = () => 'newest',
  isValue: (value: Position['value'], sort: string) => boolean = isInstant,
): ValidationChain[] {
  return [
    queryParameter('limit', isLimit, `Limit must be a whole number from 1 to ${LIMIT_MAX}`),
    queryParameter(
      'cursor',
      (value) => value.length <= CURSOR_LENGTH_MAX,
      'Cursor is not valid',
    ).custom((value: string, { req }) => {
      const decoded = decodeCursor(value);
      const sort = sortOf(req as Request);
      if (decoded?.sort === sort && isValue(decoded.position.value, sort)) return true;
      throw new Error('Cursor is not valid');
    }),
  ];
}

/** A cursor's value of a list that is sorted by time. */
export function isInstant(value: Position['value']): boolean {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}

/** The page that a checked request asks for. */
export function requestedPage(request: Request): Page {
  const { limit, cursor } = validQuery(request);
  const decoded = cursor === undefined ? undefined : decodeCursor(cursor);
  return {
    limit: limit === undefined ? LIMIT_DEFAULT : Number(limit),
    ...(decoded && { after: decoded.position }),
  };
}

/**
 * Answers with a bare array; the next page is in `Link` (RFC 8288), a path on the same origin with the
 * query that was asked for.
 */
export function sendPage<Row>(
  { request, response, sort = 'newest' }: { request: Request; response: Response; sort?: string },
  page: PageOf<Row>,
  view: (row: Row) => unknown,
): void {
  if (page.next) {
    const url = new URL(request.originalUrl, 'http://same-origin');
    url.searchParams.set('cursor', encodeCursor(page.next, sort));
    response.set('link', `<${url.pathname}${url.search}>; rel="next"`);
  }
  response.json(page.rows.map(view));
}
