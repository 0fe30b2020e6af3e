import type { NextRequest } from 'next/server';
import { NextResponse } from 'next/server';
import { createApiClient } from './lib/api-client';
import { currentUser } from './lib/api/users';
import { contentSecurityPolicy } from './lib/content-security-policy';
import { isDevelopment, readEnv } from './lib/env';
import { signInPath } from './lib/next-path';
import { isProtectedPath } from './lib/protected-paths';
import { requestIdFrom } from './lib/request-id';
import { traceHeaders } from './lib/server/trace-context';
import { SESSION_COOKIE, sessionFrom } from './lib/session-cookie';

const API_PAGES = new Set(['/api/docs', '/api/openapi.json']);

/** Every request but those for static files comes through here, before a page is rendered. */
export async function proxy(request: NextRequest): Promise<Response> {
  const requestId = requestIdFrom(request.headers.get('x-request-id'));
  const response = await answer(request, requestId);
  response.headers.set('x-request-id', requestId);
  return response;
}

async function answer(request: NextRequest, requestId: string): Promise<Response> {
  const { pathname, search } = request.nextUrl;
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (!isRead || isForeignApiPath(pathname)) return notFoundJson();
  if (isProtectedPath(pathname) && (await isAnonymous(request, requestId))) {
    return redirectTo(signInPath(`${pathname}${search}`), request);
  }
  return renderWithNonce(request, requestId);
}

function isForeignApiPath(pathname: string): boolean {
  return /^\/api(\/|$)/.test(pathname) && !API_PAGES.has(pathname);
}

function notFoundJson(): Response {
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  return Response.json({ errors: [{ message: 'Not Found' }] }, { status: 404, headers });
}

function redirectTo(path: string, request: NextRequest): Response {
  // Next takes an absolute address only, and sends the path alone where the origin is its own:
  // nobody behind a proxy sees the internal address.
  const location = new URL(path, request.url).href;
  return new Response(null, { status: 307, headers: { location, 'cache-control': 'no-store' } });
}

async function isAnonymous(request: NextRequest, requestId: string): Promise<boolean> {
  const cookie = sessionFrom(request.cookies.get(SESSION_COOKIE)?.value);
  if (cookie === undefined) return true;
  const { apiBaseUrl } = readEnv();
  const trace = traceHeaders();
  const api = createApiClient({ baseUrl: apiBaseUrl, sessionCookie: cookie, requestId, trace });
  try {
    return (await currentUser(api)) === null;
  } catch {
    // Nobody can say who this is: the page asks again and says that the service is not there.
    return false;
  }
}

function renderWithNonce(request: NextRequest, requestId: string): Response {
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const policy = contentSecurityPolicy({ nonce, development: isDevelopment });
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('x-request-id', requestId);
  headers.set('content-security-policy', policy);
  // The page goes on with what was begun here.
  for (const [name, value] of Object.entries(traceHeaders())) headers.set(name, value);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}

export const config = { matcher: ['/((?!_next/static|_next/image|icon.svg).*)'] };
