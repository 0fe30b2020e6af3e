import axios from 'axios';
import type { AxiosInstance } from 'axios';
import { toApiError } from './api-error';
import { serviceAddress } from './service-address';
import { SESSION_COOKIE } from './session-cookie';

const TIMEOUT_MS = 15_000;

/** What a client on the server is made from. In the browser nothing is needed. */
export interface ServerSide {
  readonly baseUrl: string;
  readonly sessionCookie: string | undefined;
  readonly requestId: string;
  /** With what the calls go on with the trace of the page; empty where nothing is traced. */
  readonly trace: Readonly<Record<string, string>>;
}

/**
 * The one place that makes HTTP clients. In the browser they talk to the page's own origin; on the
 * server to the internal address, with the caller's session, request id and trace, and nothing else of his.
 */
export function createApiClient(server?: ServerSide): AxiosInstance {
  const client = axios.create({
    timeout: TIMEOUT_MS,
    maxRedirects: 0,
    ...(server === undefined ? {} : serverOptions(server)),
  });
  if (server !== undefined) {
    client.interceptors.request.use((request) => {
      request.baseURL = serviceAddress(server.baseUrl, request.url ?? '');
      return request;
    });
  }
  client.interceptors.response.use(undefined, (fault: unknown) => {
    throw toApiError(fault);
  });
  return client;
}

function serverOptions({ sessionCookie, requestId, trace }: ServerSide) {
  return {
    // An outbound proxy of the machine is not for our own services.
    proxy: false as const,
    headers: {
      ...trace,
      'x-request-id': requestId,
      ...(sessionCookie === undefined ? {} : { cookie: `${SESSION_COOKIE}=${sessionCookie}` }),
    },
  };
}
