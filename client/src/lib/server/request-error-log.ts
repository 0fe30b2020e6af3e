import { trace } from '@opentelemetry/api';
import type { Instrumentation } from 'next';
import { pino, stdTimeFunctions, type DestinationStream } from 'pino';

type OnRequestError = Instrumentation.onRequestError;

/** The header as it came: the first, where somebody has sent several. */
function headerOf({ headers }: Parameters<OnRequestError>[1], name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** Of an error only what it says of itself: what a library hung on it may hold what was sent. */
function told(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name: type, message, stack } = error;
  const digest = 'digest' in error ? error.digest : undefined;
  return { type, message, stack, ...(typeof digest === 'string' && { digest }) };
}

function spanIds(): object {
  const span = trace.getActiveSpan()?.spanContext();
  return span ? { trace_id: span.traceId, span_id: span.spanId } : {};
}

/**
 * One JSON line for each page that could not be rendered, in the words of the services' logs: ids, path
 * and error, never a query, a cookie or a body.
 */
export function createRequestErrorLog(stream?: DestinationStream) {
  const options = {
    base: { service: 'client' },
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: told },
  };
  const logger = stream ? pino(options, stream) : pino(options);
  return (...[error, request, context]: Parameters<OnRequestError>): void => {
    const { method } = request;
    const [path] = request.path.split('?');
    const requestId = headerOf(request, 'x-request-id');
    const ids = { ...(requestId !== undefined && { requestId }), ...spanIds() };
    const { routePath: route, routeType } = context;
    logger.error({ ...ids, method, path, route, routeType, err: error }, 'a page failed');
  };
}

export const logRequestError = createRequestErrorLog();
