import type { AxiosResponse } from 'axios';
import type { z } from 'zod';

/** One page of a list, and the cursor of the next one where there is one. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor?: string;
}

const NEXT_LINK = /<([^>]*)>\s*;\s*rel="?next"?/;

/** Reads the cursor from `Link: </api/…?cursor=…>; rel="next"`. */
export function nextCursorOf(link: unknown): string | undefined {
  const target = typeof link === 'string' ? NEXT_LINK.exec(link)?.[1] : undefined;
  if (target === undefined) return undefined;
  return new URL(target, 'http://api.invalid').searchParams.get('cursor') ?? undefined;
}

export function readPage<Schema extends z.ZodType>(
  schema: Schema,
  response: AxiosResponse<unknown>,
): Page<z.infer<Schema>> {
  const nextCursor = nextCursorOf(response.headers['link']);
  const items = schema.array().parse(response.data);
  return nextCursor === undefined ? { items } : { items, nextCursor };
}
