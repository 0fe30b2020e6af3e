import { createServer, ServerResponse, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { createProxyMiddleware } from 'http-proxy-middleware';
import { setForwardedHeaders } from './forwarded-headers';
import { rowFor, strippedUrl, type PathRow } from './path-table';

/** A service that says nothing for so long is given up; an event stream says something every 15 s. */
const SILENCE_MAX_MS = 60_000;
const RETRY_AFTER_SECONDS = 1;
const ROUTE = Symbol('route');

interface Routed extends IncomingMessage {
  [ROUTE]?: string;
}

/** The contract's form of an error, also where the service itself can not give it. */
function refuse(response: ServerResponse, status: number, message: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const body = JSON.stringify({ errors: [{ message }] });
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    ...(status === 503 && { 'retry-after': String(RETRY_AFTER_SECONDS) }),
  });
  response.end(body);
}

function createForwarder() {
  return createProxyMiddleware<Routed>({
    router: (request) => request[ROUTE],
    target: 'http://127.0.0.1',
    proxyTimeout: SILENCE_MAX_MS,
    on: {
      error(_error, _request, response) {
        if (response instanceof ServerResponse) {
          refuse(response, 503, 'The service is not available, please try again');
        } else {
          response.destroy();
        }
      },
      // http-proxy ends the answer to the browser as if it were whole when the service breaks off.
      proxyRes(answer, _request, response) {
        answer.on('error', () => response.destroy());
        answer.on('aborted', () => response.destroy());
      },
    },
  });
}

/**
 * The ingress's part on one machine: passes each request to the service that owns its path. Bodies
 * and streams are never read here, so they pass as they come.
 *
 * @param targets where each service of the table listens
 */
export function createProxy({
  table,
  targets,
}: {
  table: readonly PathRow[];
  targets: Readonly<Record<string, string>>;
}): Server {
  const forward = createForwarder();

  /** Notes on the request where it goes. False: to nobody. */
  function route(request: Routed): boolean {
    const row = rowFor(table, request.url ?? '/');
    const target = row && targets[row.service];
    if (!row || target === undefined) return false;
    request[ROUTE] = target;
    setForwardedHeaders(request, row.strip ? row.prefix : undefined);
    request.url = strippedUrl(row, request.url ?? '/');
    return true;
  }

  const server = createServer({ requestTimeout: 0 }, (request, response) => {
    if (!route(request)) {
      refuse(response, 404, 'Not Found');
      return;
    }
    forward(request, response).catch(() => refuse(response, 503, 'Please try again'));
  });
  server.on('upgrade', (request: Routed, socket: Duplex, head: Buffer) => {
    if (route(request)) forward.upgrade(request, socket as never, head);
    else socket.destroy();
  });
  return server;
}
