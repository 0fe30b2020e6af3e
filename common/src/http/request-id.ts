import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler } from 'express';

const ACCEPTED = /^[A-Za-z0-9._-]{1,64}$/;
const ids = new WeakMap<Request, string>();

/** The id that ties an answer to its log lines. */
export function requestIdOf(request: Request): string {
  return ids.get(request) ?? 'unknown';
}

/** Takes the id of a request from `x-request-id` where it is well formed, or makes one. */
export const requestId: RequestHandler = (request, response, next) => {
  const given = request.get('x-request-id');
  const id = given !== undefined && ACCEPTED.test(given) ? given : randomUUID();
  ids.set(request, id);
  response.set('x-request-id', id);
  next();
};
