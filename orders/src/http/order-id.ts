import type { Request } from 'express';

/** The id in the path of a request; the router has checked its form. */
export function orderIdOf({ params }: Request): string {
  return String(params['id']);
}
