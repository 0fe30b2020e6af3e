import { Router, type Request, type RequestHandler } from 'express';
import { NotFound, Unavailable } from '../errors';
import { ID_PATTERN } from '../store/ids';
import { jsonBody, rawBody } from './json-body';
import type { Route } from './route';
import { sameOrigin } from './same-origin';
import { requireUser, type CurrentUser, type Session } from './session';
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

/** Lets nobody in who is not signed in, and keeps who it was: a token is checked once for each request. */
function guardUser(session: Session) {
  const users = new WeakMap<Request, CurrentUser>();
  const guard: RequestHandler = (request, _response, next) => {
    users.set(request, requireUser(session.currentUser(request)));
    next();
  };
  return { guard, userOf: (request: Request) => requireUser(users.get(request)) };
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
  const { guard, userOf } = guardUser(session);
  const before = [
    ...(writes ? [sameOrigin] : []),
    session.cookie,
    ...(route.access === 'signed-in' ? [guard] : []),
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
  return [...before, (request, response) => handle(request, response, userOf(request))];
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
