import type { RequestHandler } from 'express';
import { Unavailable } from '../errors';

/** Below the ten seconds that the contract allows. */
export const DEADLINE_MS = 9_000;

/** Answers 503 when nothing has been answered in time, whatever the request is waiting for. */
export const deadline: RequestHandler = (_request, response, next) => {
  const timer = setTimeout(() => {
    if (!response.headersSent) next(new Unavailable('The service took too long, please try again'));
  }, DEADLINE_MS);
  response.once('close', () => clearTimeout(timer));
  next();
};
