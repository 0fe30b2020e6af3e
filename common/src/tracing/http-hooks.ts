import type { HttpInstrumentationConfig } from '@opentelemetry/instrumentation-http';
import type { IncomingMessage } from 'node:http';

/** What express leaves on a request that it found a route for. */
interface Routed {
  baseUrl?: string;
  route?: { path?: unknown };
}

/** The template of the path, of which there are as many as there are routes. */
function routeOf(request: IncomingMessage & Routed): string | undefined {
  const path = request.route?.path;
  return typeof path === 'string' ? `${request.baseUrl ?? ''}${path}` : undefined;
}

/** How HTTP is looked at: requests of people and of Stripe, not of probes. */
export const httpHooks: HttpInstrumentationConfig = {
  requireParentforOutgoingSpans: true,
  ignoreIncomingRequestHook: ({ url = '' }) => /^\/(healthz|metrics)(\/|$)/.test(url),
  startOutgoingSpanHook: ({ path }) => ({ 'url.path': (path ?? '/').split('?')[0] ?? '/' }),
  applyCustomAttributesOnSpan(span, request) {
    const route = 'headers' in request ? routeOf(request) : undefined;
    if (route === undefined) return;
    span.setAttribute('http.route', route);
    span.updateName(`${request.method ?? 'GET'} ${route}`);
  },
};
