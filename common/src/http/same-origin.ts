import type { Request, RequestHandler } from 'express';
import { Forbidden } from '../errors';

const OWN_SITE = new Set(['same-origin', 'none']);

function isFromElsewhere(request: Request): boolean {
  const site = request.get('sec-fetch-site');
  if (site !== undefined && !OWN_SITE.has(site)) return true;
  const origin = request.get('origin');
  return origin !== undefined && origin !== `${request.protocol}://${request.host}`;
}

/**
 * Refuses a change of state that another site asks the browser for. A request without either header
 * comes from no browser and is allowed.
 * Source: https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
 */
export const sameOrigin: RequestHandler = (request, _response, next) => {
  next(isFromElsewhere(request) ? new Forbidden() : undefined);
};
