const TIMEOUT_MS = 15_000;

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

export function createVisitor(baseUrl: string): Visitor {
  let cookie: string | undefined;

  async function send(
    path: string,
    init: { method?: string; headers?: Record<string, string>; body?: string },
  ): Promise<ApiAnswer> {
    const headers = { ...init.headers, ...(cookie !== undefined && { cookie }) };
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(`${baseUrl}${path}`, { ...init, headers, signal });
    const setCookies = response.headers.getSetCookie().map((line) => line.split(';')[0]);
    if (setCookies.length > 0) cookie = setCookies.join('; ');
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
    return { status: response.status, body: isJson ? (JSON.parse(text) as unknown) : text };
  }

  return {
    get: (path) => send(path, {}),
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
