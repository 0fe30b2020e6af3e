import type { IncomingMessage } from 'node:http';

/**
 * Says where a request comes from, as the ingress does. What a client says about that itself is
 * overwritten: services believe these headers.
 */
export function setForwardedHeaders(request: IncomingMessage, prefix: string | undefined): void {
  const { headers, socket } = request;
  for (const name of Object.keys(headers)) {
    if (name === 'forwarded' || name === 'x-real-ip' || name.startsWith('x-forwarded-')) {
      Reflect.deleteProperty(headers, name);
    }
  }
  headers['x-forwarded-for'] = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  headers['x-forwarded-proto'] = 'http';
  headers['x-forwarded-port'] = String(socket.localPort);
  if (headers.host !== undefined) headers['x-forwarded-host'] = headers.host;
  if (prefix !== undefined) headers['x-forwarded-prefix'] = prefix;
}
