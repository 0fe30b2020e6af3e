import { trace } from '@opentelemetry/api';
import type { Instrumentation } from 'next';
import { pino, stdTimeFunctions, type DestinationStream } from 'pino';
import { BUSY_DIGEST } from '../busy-page';

type OnRequestError = Instrumentation.onRequestError;

/** The header as it came: the first, where somebody has sent several. */
function headerOf({ headers }: Parameters<OnRequestError>[1], name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function digestOf(error: unknown): string | undefined {
  const digest = error instanceof Error && 'digest' in error ? error.digest : undefined;
  return typeof digest === 'string' ? digest : undefined;
}

/** Of an error only what it says of itself: what a library hung on it may hold what was sent. */
function told(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name: type, message, stack, cause } = error;
  const digest = digestOf(error);
  const because = cause instanceof Error ? { cause: cause.message } : {};
  return { type, message, stack, ...(digest !== undefined && { digest }), ...because };
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
  const known = new WeakSet<object>();
  return (...[error, request, context]: Parameters<OnRequestError>): void => {
    // Next tells of one fault for each part of the page that had to wait for it.
    if (typeof error === 'object' && error !== null) {
      if (known.has(error)) return;
      known.add(error);
    }
    const { method } = request;
    const [path] = request.path.split('?');
    const requestId = headerOf(request, 'x-request-id');
    const ids = { ...(requestId !== undefined && { requestId }), ...spanIds() };
    const { routePath: route, routeType } = context;
    // A service that is away for a moment is nothing that somebody must act on now.
    const level = digestOf(error) === BUSY_DIGEST ? 'warn' : 'error';
    logger[level]({ ...ids, method, path, route, routeType, err: error }, 'a page failed');
  };
}

export const logRequestError = createRequestErrorLog();
