import { exchange } from './exchange';
import type { Site } from './site';

export interface ApiAnswer {
  status: number;
  body: unknown;
}

/** One visitor: remembers the session cookie, as a browser does. */
export interface Visitor {
  get(path: string): Promise<ApiAnswer>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<ApiAnswer>;
}

export class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer';
}

export function createVisitor(shop: string | Site): Visitor {
  const site = typeof shop === 'string' ? { url: shop } : shop;
  let cookie: string | undefined;

  async function send(
    path: string,
    init: { method: string; headers?: Record<string, string>; body?: string },
  ): Promise<ApiAnswer> {
    const headers = { ...init.headers, ...(cookie !== undefined && { cookie }) };
    const { status, headers: said, text } = await exchange(site, { ...init, path, headers });
    const setCookies = (said['set-cookie'] ?? []).map((line) => line.split(';')[0]);
    if (setCookies.length > 0) cookie = setCookies.join('; ');
    const isJson = said['content-type']?.startsWith('application/json') ?? false;
    return { status, body: isJson ? (JSON.parse(text) as unknown) : text };
  }

  return {
    get: (path) => send(path, { method: 'GET' }),
    post: (path, body, headers = {}) =>
      send(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
  };
}

/**
 * The body of an answer with the wanted status.
 *
 * @throws {UnexpectedAnswer} that shows what came instead
 */
export function expectStatus(
  what: string,
  wanted: number,
  { status, body }: ApiAnswer,
): Record<string, unknown> {
  if (status === wanted && typeof body === 'object' && body !== null) {
    return body as Record<string, unknown>;
  }
  const shown = (typeof body === 'string' ? body : JSON.stringify(body)).slice(0, 300);
  throw new UnexpectedAnswer(`${what}: ${wanted} was expected, ${status} came: ${shown}`);
}
