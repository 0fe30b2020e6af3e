import type { Request, Response } from 'express';
import type { StripeFault } from '../domain/faults';
import type { StoredAnswer } from '../domain/idempotency';

export interface Answer {
  status: number;
  body: string;
  shouldRetry?: boolean | undefined;
  /** Set on a replay: the request that was answered like this first. */
  originalRequest?: string;
  /** The connection is cut instead of this being sent. */
  dropped?: boolean;
}

export const okAnswer = (object: object): Answer => ({
  status: 200,
  body: JSON.stringify(object, null, 2),
});

export const faultAnswer = (fault: StripeFault): Answer => ({
  status: fault.status,
  body: JSON.stringify({ error: fault.body }, null, 2),
  shouldRetry: fault.shouldRetry,
});

export const replay = ({ status, body, requestId }: StoredAnswer): Answer => ({
  status,
  body,
  originalRequest: requestId,
  shouldRetry: status >= 500 ? false : undefined,
});

const keyHeaders = (key: string | undefined, id: string, answer: Answer) => {
  if (!key) return {};
  const first = { 'idempotency-key': key, 'original-request': answer.originalRequest ?? id };
  return answer.originalRequest === undefined ? first : { ...first, 'idempotent-replayed': 'true' };
};

/** Sends an answer with the headers that Stripe's clients read. */
export const sendAnswer = (
  { request, response }: { request: Request; response: Response },
  answer: Answer,
  { id, apiVersion }: { id: string; apiVersion: string },
): void => {
  if (answer.dropped) {
    request.socket.destroy();
    return;
  }
  const { shouldRetry } = answer;
  response.status(answer.status).set({
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'request-id': id,
    'stripe-version': request.get('stripe-version') ?? apiVersion,
    ...keyHeaders(request.get('idempotency-key'), id, answer),
    ...(shouldRetry === undefined ? {} : { 'stripe-should-retry': String(shouldRetry) }),
  });
  response.end(answer.body);
};
