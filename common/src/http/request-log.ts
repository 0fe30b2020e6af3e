import type { RequestHandler } from 'express';
import type { Logger } from '../service/logger';
import { requestIdOf } from './request-id';

/** One line for each answer: ids, path, status and time, never a body or a query. */
export function requestLog(logger: Logger): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now();
    const { method, path } = request;
    response.once('close', () => {
      const durationMs = Math.round(performance.now() - startedAt);
      const { statusCode: status, writableFinished: finished } = response;
      logger.info(
        { requestId: requestIdOf(request), method, path, status, durationMs, finished },
        'request',
      );
    });
    next();
  };
}
