import express, { type Express, type RequestHandler, type Router } from 'express';
import helmet from 'helmet';
import { NotFound } from '../errors';
import type { LogContext } from '../service/log-context';
import type { Logger } from '../service/logger';
import type { Metrics } from '../service/metrics';
import { deadline, DEADLINE_MS } from './deadline';
import { errorsToHttp } from './errors-to-http';
import { requestId } from './request-id';
import { requestLog } from './request-log';
import { requestMetrics } from './request-metrics';

const notFound: RequestHandler = (_request, _response, next) => {
  next(new NotFound());
};

/** There is no CORS, so nothing answers a preflight. */
const noOptions: RequestHandler = (request, _response, next) => {
  next(request.method === 'OPTIONS' ? new NotFound() : undefined);
};

/**
 * The express app of a service: middleware from top to bottom in the order in which a request meets it.
 *
 * @param trustProxyHops how many proxies in front are believed about the client's address and host
 * @param deadlineMs after which a request is answered 503, in milliseconds
 */
export function createApp(options: {
  routes: Router;
  health: Router;
  trustProxyHops: number;
  logger: Logger;
  logContext: LogContext;
  metrics: Metrics;
  deadlineMs?: number;
}): Express {
  const { routes, health, trustProxyHops, logger, logContext, metrics } = options;
  const { deadlineMs = DEADLINE_MS } = options;
  const answerError = errorsToHttp(logger);
  const app = express();
  app.set('trust proxy', trustProxyHops);
  app.set('etag', false);
  app.disable('x-powered-by');
  app.use(requestId(logContext));
  app.use(helmet());
  app.use(health);
  app.use(requestMetrics(metrics));
  app.use(requestLog(logger));
  app.use(deadline(answerError, deadlineMs));
  app.use(noOptions);
  app.use(routes);
  app.use(notFound);
  app.use(answerError);
  return app;
}
