import type { AxiosInstance } from 'axios';
import { createApiClient } from './api-client';

/** The API as the page in the browser reaches it: same origin, the cookie goes along by itself. */
export const browserApi = (): AxiosInstance => createApiClient();
