import type { ErrorRequestHandler, RequestHandler } from 'express';
import { Unavailable } from '../errors';

/** Below the ten seconds that the contract allows. */
export const DEADLINE_MS = 9_000;

/**
 * Answers 503 when nothing has been answered in time, whatever the request is waiting for. It answers
 * by itself, since what a handler still has to say goes the way of `next`.
 *
 * @param afterMs from the request's arrival, in milliseconds
 */
export function deadline(answer: ErrorRequestHandler, afterMs: number): RequestHandler {
  return (request, response, next) => {
    const timer = setTimeout(() => {
      const late = new Unavailable('The service took too long, please try again');
      if (!response.headersSent) void answer(late, request, response, next);
    }, afterMs);
    response.once('close', () => clearTimeout(timer));
    next();
  };
}
