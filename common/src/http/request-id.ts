import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import type { LogContext } from '../service/log-context';

const ACCEPTED = /^[A-Za-z0-9._-]{1,64}$/;
const ids = new WeakMap<Request, string>();

/** The id that ties an answer to its log lines. */
export function requestIdOf(request: Request): string {
  return ids.get(request) ?? 'unknown';
}

/**
 * Takes the id of a request from `x-request-id` where it is well formed, or makes one. Every line that
 * is written for the request carries it.
 */
export function requestId(logContext: LogContext): RequestHandler {
  return (request, response, next) => {
    const given = request.get('x-request-id');
    const id = given !== undefined && ACCEPTED.test(given) ? given : randomUUID();
    ids.set(request, id);
    response.set('x-request-id', id);
    logContext.run({ requestId: id }, next);
  };
}
