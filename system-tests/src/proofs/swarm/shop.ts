import { Agent } from 'node:http';
import type { Agent as SecureAgent } from 'node:https';
import { signToken } from '@ticketing/common/http/session';
import { cookieOf } from '@ticketing/common/testing/session-cookie';
import axios, { type AxiosInstance } from 'axios';

/** Services answer within nine seconds; after ten there is no answer. */
const TIMEOUT_MS = 10_000;
/** Longer than any run, whatever a service's clock is shifted by. */
const SESSION_TTL_SECONDS = 43_200;

export type ShopService = 'tickets' | 'orders' | 'payments';

/** How people reach each service: one address per pod. */
export type ShopUrls = Readonly<Record<ShopService, readonly string[]>>;

export interface ShopRequest {
  service: ShopService;
  method: 'get' | 'post' | 'put' | 'delete';
  path: string;
  /** Sent as JSON; a text is sent as it is. */
  body?: unknown;
  idempotencyKey?: string | undefined;
  headers?: Readonly<Record<string, string>>;
}

export interface ShopAnswer {
  startedAtMs: number;
  endedAtMs: number;
  /** Undefined when no whole answer came. */
  status: number | undefined;
  body: unknown;
}

export type Ask = (request: ShopRequest) => Promise<ShopAnswer>;

export interface Shop {
  /**
   * Comes in with a cookie, or without. Each request goes to the next pod of its service, so that what
   * has failed is tried at another one.
   */
  visit(cookie: string | undefined, firstPod?: number): Ask;
  cookieFor(userId: string): string;
  /** Confirms an intent as the browser does with Stripe's form, past the services. */
  confirmAtStripe(clientSecret: string, card: string): Promise<ShopAnswer>;
  close(): void;
}

export interface ShopOptions {
  urls: ShopUrls;
  stripe: { url: string; key: string };
  jwtKey: string;
  timeoutMs?: number;
  /** For a shop behind TLS: whom to believe, and where it is. The caller's to close. */
  secureAgent?: SecureAgent;
}

async function timed(
  send: (signal: AbortSignal) => Promise<{ status: number; data: unknown }>,
  timeoutMs: number,
): Promise<ShopAnswer> {
  const startedAtMs = Date.now();
  try {
    // Axios' own timeout counts silence: an answer that drips in would never be given up.
    const { status, data } = await send(AbortSignal.timeout(timeoutMs));
    return { startedAtMs, endedAtMs: Date.now(), status, body: data };
  } catch (error) {
    if (!axios.isAxiosError(error)) throw error;
    return { startedAtMs, endedAtMs: Date.now(), status: undefined, body: undefined };
  }
}

function headersOf(request: ShopRequest, cookie: string | undefined): Record<string, string> {
  return {
    ...(request.body !== undefined && { 'content-type': 'application/json' }),
    ...(cookie !== undefined && { cookie }),
    ...(request.idempotencyKey !== undefined && { 'idempotency-key': request.idempotencyKey }),
    ...request.headers,
  };
}

function bodyOf({ body }: ShopRequest): string | undefined {
  return typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
}

/** The shop as people see it from outside. */
export function openShop(options: ShopOptions): Shop {
  const { urls, stripe, jwtKey, timeoutMs = TIMEOUT_MS, secureAgent } = options;
  const agent = new Agent({ keepAlive: true });
  const http: AxiosInstance = axios.create({
    httpAgent: agent,
    ...(secureAgent && { httpsAgent: secureAgent }),
    proxy: false,
    maxRedirects: 0,
    validateStatus: () => true,
    transformRequest: (body: unknown) => body,
  });

  return {
    visit(cookie, firstPod = 0) {
      const turns: Record<ShopService, number> = {
        tickets: firstPod,
        orders: firstPod,
        payments: firstPod,
      };
      return (request) => {
        const pods = urls[request.service];
        const turn = turns[request.service]++;
        const { method, path } = request;
        const config = { method, url: `${pods[turn % pods.length] ?? ''}${path}` };
        const [headers, data] = [headersOf(request, cookie), bodyOf(request)];
        return timed((signal) => http.request({ ...config, headers, data, signal }), timeoutMs);
      };
    },
    cookieFor(userId) {
      const user = { id: userId, email: `${userId}@example.com` };
      return cookieOf(signToken(user, { jwtKey, ttlSeconds: SESSION_TTL_SECONDS }));
    },
    confirmAtStripe(clientSecret, card) {
      const [intentId = ''] = clientSecret.split('_secret_');
      const url = `${stripe.url}/v1/payment_intents/${intentId}/confirm`;
      const data = new URLSearchParams({ payment_method: card }).toString();
      const headers = {
        authorization: `Bearer ${stripe.key}`,
        'content-type': 'application/x-www-form-urlencoded',
      };
      return timed((signal) => http.post(url, data, { headers, signal }), timeoutMs);
    },
    close: () => agent.destroy(),
  };
}
