import type { Request, RequestHandler, Response } from 'express';
import { REQUEST_BUCKETS_SECONDS, type Metrics } from '../service/metrics';

const METHODS = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'DELETE',
  'CONNECT',
  'OPTIONS',
  'TRACE',
  'PATCH',
  '_OTHER',
] as const;
type Method = (typeof METHODS)[number];

const ROUTES_MAX = 50;
const STATUS_CODES_MAX = 60;
const UNMATCHED = 'unmatched';
/** NGINX's: the client left before there was an answer. */
const CLIENT_LEFT = '499';
const MS_PER_SECOND = 1_000;

function methodOf({ method }: Request): Method {
  return METHODS.find((known) => known === method) ?? '_OTHER';
}

/** The template of the route that answered: never the path, of which there is no end. */
function routeOf(request: Request): string {
  const route: unknown = request.route;
  const isRoute = typeof route === 'object' && route !== null && 'path' in route;
  return isRoute && typeof route.path === 'string' ? route.path : UNMATCHED;
}

function statusOf({ headersSent, statusCode }: Response): string {
  return headersSent ? String(statusCode) : CLIENT_LEFT;
}

/** Goes on for as long as somebody watches: how long says nothing about the service. */
function isEventStream(response: Response): boolean {
  return String(response.getHeader('content-type')).startsWith('text/event-stream');
}

/** Rate, errors and duration of each route, as OpenTelemetry names them. */
export function requestMetrics(metrics: Metrics): RequestHandler {
  const active = new Map<Method, number>();
  const add = (method: Method, by: 1 | -1) => active.set(method, (active.get(method) ?? 0) + by);
  const observe = metrics.histogram({
    name: 'http_server_request_duration_seconds',
    help: 'Duration of requests by route and status',
    labels: {
      http_request_method: METHODS,
      http_route: { max: ROUTES_MAX },
      http_response_status_code: { max: STATUS_CODES_MAX },
    },
    buckets: REQUEST_BUCKETS_SECONDS,
  });
  metrics.labelledGauge(
    {
      name: 'http_server_active_requests',
      help: 'Requests under way',
      labels: { http_request_method: METHODS },
    },
    () =>
      [...active].map(([method, value]) => ({ labels: { http_request_method: method }, value })),
  );

  return (request, response, next) => {
    const startedAt = performance.now();
    const method = methodOf(request);
    add(method, 1);
    response.once('close', () => {
      add(method, -1);
      if (isEventStream(response)) return;
      const labels = {
        http_request_method: method,
        http_route: routeOf(request),
        http_response_status_code: statusOf(response),
      };
      observe(labels, (performance.now() - startedAt) / MS_PER_SECOND);
    });
    next();
  };
}
