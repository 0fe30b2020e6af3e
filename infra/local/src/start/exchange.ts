import type { IncomingHttpHeaders, RequestOptions } from 'node:http';
import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { isIP } from 'node:net';
import { text } from 'node:stream/consumers';
import { endpointOf, type Site } from './site';

const TIMEOUT_MS = 15_000;

export interface Question {
  method: string;
  path: string;
  headers: Readonly<Record<string, string>>;
  body?: string;
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** One request. Not `fetch`: that can not connect to another place than the address names. */
export function exchange(site: Site, { method, path, headers, body }: Question): Promise<Answer> {
  const { protocol, host: askedHost, hostname } = new URL(site.url);
  const options: RequestOptions & { servername?: string } = {
    ...endpointOf(site),
    agent: false,
    method,
    path,
    headers: { ...headers, host: askedHost },
    signal: AbortSignal.timeout(TIMEOUT_MS),
    ...(isIP(hostname) === 0 && { servername: hostname }),
  };
  return new Promise((resolve, reject) => {
    const request = (protocol === 'https:' ? overHttps : overHttp)(options, (response) => {
      const { statusCode: status = 0, headers } = response;
      text(response).then((body) => resolve({ status, headers, text: body }), reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}
