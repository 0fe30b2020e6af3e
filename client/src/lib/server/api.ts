import type { AxiosInstance } from 'axios';
import { cookies, headers } from 'next/headers';
import { createApiClient } from '../api-client';
import { readEnv } from '../env';
import { requestIdFrom } from '../request-id';
import { SESSION_COOKIE, sessionFrom } from '../session-cookie';
import { traceHeaders } from './trace-context';

/** The API as rendering on the server reaches it, for the caller of the page being rendered. */
export async function serverApi(): Promise<AxiosInstance> {
  const [cookieStore, headerStore] = await Promise.all([cookies(), headers()]);
  return createApiClient({
    baseUrl: readEnv().apiBaseUrl,
    sessionCookie: sessionFrom(cookieStore.get(SESSION_COOKIE)?.value),
    requestId: requestIdFrom(headerStore.get('x-request-id')),
    trace: traceHeaders(),
  });
}
