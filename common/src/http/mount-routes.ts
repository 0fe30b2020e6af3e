import { Router, type RequestHandler } from 'express';
import { NotFound, Unavailable } from '../errors';
import { ID_PATTERN } from '../store/ids';
import { jsonBody, rawBody } from './json-body';
import type { Route } from './route';
import { sameOrigin } from './same-origin';
import { requireUser, type Session } from './session';
import { validating } from './validate';

export interface Guards {
  session: Session;
  /** At the outbox's bound new writes are refused. */
  isBacklogFull: () => boolean;
}

const BACKLOG_RETRY_SECONDS = 5;

/** A malformed id names nothing. */
const knownIds: RequestHandler = (request, _response, next) => {
  const { id } = request.params;
  next(typeof id === 'string' && !ID_PATTERN.test(id) ? new NotFound() : undefined);
};

function refuseAtBound(isBacklogFull: () => boolean): RequestHandler {
  const options = { retryAfterSeconds: BACKLOG_RETRY_SECONDS };
  return (_request, _response, next) => {
    next(isBacklogFull() ? new Unavailable(undefined, options) : undefined);
  };
}

function guardUser(session: Session): RequestHandler {
  return (request, _response, next) => {
    requireUser(session.currentUser(request));
    next();
  };
}

/** The contract's order of checks: origin, session, body, validation; the rest is the command's. */
function pipeline<Deps>(route: Route<Deps>, deps: Deps, guards: Guards): RequestHandler[] {
  if (route.access === 'machine') {
    const handle = route.handle(deps);
    return [...rawBody, (request, response) => handle(request, response)];
  }
  const { session, isBacklogFull } = guards;
  const writes = route.method !== 'get';
  const checks = route.checks?.(deps) ?? [];
  const before = [
    ...(writes ? [sameOrigin] : []),
    session.cookie,
    ...(route.access === 'signed-in' ? [guardUser(session)] : []),
    ...(writes ? [refuseAtBound(isBacklogFull), ...jsonBody] : []),
    ...(checks.length > 0 ? [validating(checks)] : []),
    knownIds,
  ];
  if (route.access === 'public') {
    const handle = route.handle(deps);
    return [
      ...before,
      (request, response) => handle(request, response, session.currentUser(request)),
    ];
  }
  const handle = route.handle(deps);
  return [
    ...before,
    (request, response) => handle(request, response, requireUser(session.currentUser(request))),
  ];
}

/** Puts routes, their guards and their dependencies together. */
export function mountRoutes<Deps>(
  routes: readonly Route<Deps>[],
  deps: Deps,
  guards: Guards,
): Router {
  const router = Router({ caseSensitive: true });
  for (const route of routes) router[route.method](route.path, ...pipeline(route, deps, guards));
  return router;
}
