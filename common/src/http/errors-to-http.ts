import type { ErrorRequestHandler, Response } from 'express';
import { AppError, InvalidInput, Unavailable } from '../errors';
import type { Logger } from '../service/logger';
import { isUnavailable } from '../store/mongo-errors';
import { requestIdOf } from './request-id';

/** The body of every error. `field` is there only where one input is at fault. */
export interface ErrorBody {
  errors: { message: string; field?: string }[];
}

const STATUS_BY_CODE: Readonly<Record<string, number>> = {
  'invalid-input': 400,
  refused: 400,
  'not-authorized': 401,
  'payment-declined': 402,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'idempotency-key-reused': 422,
  'too-many-requests': 429,
  unavailable: 503,
  'bus-unavailable': 503,
};

/** What express and its body parser say by `type`. */
const PARSER_FAULTS: Readonly<Record<string, { status: number; message: string }>> = {
  'entity.too.large': { status: 413, message: 'The body is too large' },
  'entity.parse.failed': { status: 400, message: 'The body must be valid JSON' },
  'encoding.unsupported': { status: 415, message: 'The content encoding is not supported' },
  'charset.unsupported': { status: 415, message: 'The charset is not supported' },
  'request.aborted': { status: 400, message: 'The request was aborted' },
  'request.size.invalid': { status: 400, message: 'The body is shorter than announced' },
  'unsupported.media.type': { status: 415, message: 'The content type must be application/json' },
};

function send(response: Response, status: number, errors: ErrorBody['errors']): void {
  response.status(status).json({ errors } satisfies ErrorBody);
}

function sendAppError(response: Response, error: AppError, status: number): void {
  if (error.retryAfterSeconds !== undefined) {
    response.set('retry-after', String(Math.ceil(error.retryAfterSeconds)));
  }
  if (error instanceof InvalidInput) return send(response, status, [...error.faults]);
  const { message, field } = error;
  return send(response, status, [field === undefined ? { message } : { message, field }]);
}

function parserFault(error: unknown): { status: number; message: string } | undefined {
  if (error instanceof URIError) return { status: 404, message: 'Not Found' };
  const type = error instanceof Error && 'type' in error ? error.type : undefined;
  return typeof type === 'string' ? PARSER_FAULTS[type] : undefined;
}

/** Neither an answer of ours, nor a dependency that is away, nor an answer that came too late. */
function isFault(error: unknown): boolean {
  const isLate =
    error instanceof Error && 'code' in error && error.code === 'ERR_HTTP_HEADERS_SENT';
  return !isLate && !(error instanceof AppError) && !isUnavailable(error);
}

/**
 * The one place where an error becomes a status and a body. One that comes after the answer is not handed
 * on: Express would end the connection, on which somebody else's request may already be under way.
 */
export function errorsToHttp(logger: Logger): ErrorRequestHandler {
  // Express knows a handler of errors by its four parameters.
  return (error: unknown, request, response, _next) => {
    const requestId = requestIdOf(request);
    if (response.headersSent) {
      const level = isFault(error) ? 'error' : 'info';
      logger[level]({ err: error, requestId }, 'a request went on after its answer had begun');
      // What was begun and not ended must not look complete.
      if (!response.writableEnded) response.destroy();
      return;
    }
    const fault = parserFault(error);
    if (fault) return send(response, fault.status, [{ message: fault.message }]);
    const known = isUnavailable(error) && !(error instanceof AppError) ? new Unavailable() : error;
    if (known instanceof AppError) {
      const status = STATUS_BY_CODE[known.code];
      if (status === 503) logger.warn({ err: error, requestId }, 'a dependency is away');
      if (status !== undefined) return sendAppError(response, known, status);
    }
    logger.error({ err: error, requestId }, 'request failed by a fault of ours');
    send(response, 500, [{ message: `Something went wrong. Please quote ${requestId}` }]);
  };
}
