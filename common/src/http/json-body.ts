import express, { type Request, type RequestHandler } from 'express';

const BODY_MAX_BYTES = 100_000;

class UnsupportedMediaType extends Error {
  readonly type = 'unsupported.media.type';
}

function hasBody(request: Request): boolean {
  const length = request.get('content-length');
  return request.get('transfer-encoding') !== undefined || (length !== undefined && length !== '0');
}

function isRecord(body: unknown): boolean {
  return typeof body === 'object' && body !== null && !Array.isArray(body);
}

const refuseOtherTypes: RequestHandler = (request, _response, next) => {
  const accepted = !hasBody(request) || request.is('application/json') !== false;
  next(accepted ? undefined : new UnsupportedMediaType());
};

/** Anything but an object has none of the fields that a route asks for. */
const toRecord: RequestHandler = (request, _response, next) => {
  if (!isRecord(request.body)) request.body = {};
  next();
};

/** Reads a JSON body: at most 100 kB, of no other content type. */
export const jsonBody: RequestHandler[] = [
  refuseOtherTypes,
  express.json({ limit: BODY_MAX_BYTES, type: 'application/json', strict: false }),
  toRecord,
];

/** Keeps the bytes of a body, for a signature that covers them. */
export const rawBody: RequestHandler[] = [express.raw({ limit: '1mb', type: () => true })];
