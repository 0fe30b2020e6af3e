import { cookieOf } from '@ticketing/common/testing/session-cookie';
import { signToken } from '@ticketing/common/http/session';
import { newId } from '@ticketing/common/store/ids';
import axios, { type AxiosInstance } from 'axios';

const TIMEOUT_MS = 15_000;

export interface Answer<Body = Record<string, unknown>> {
  status: number;
  body: Body;
  headers: Record<string, string | string[] | undefined>;
}

/** Somebody at a browser: asks over HTTP and keeps the session cookie. */
export interface Person {
  get<B>(path: string): Promise<Answer<B>>;
  post<B>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<B>>;
  put<B>(path: string, body: unknown): Promise<Answer<B>>;
  delete<B>(path: string): Promise<Answer<B>>;
  signUp(): Promise<{ id: string; email: string }>;
}

interface Request {
  method: string;
  url: string;
  data?: unknown;
  headers?: Record<string, string>;
}

function browser(url: string): AxiosInstance {
  return axios.create({ baseURL: url, timeout: TIMEOUT_MS, validateStatus: () => true });
}

/** Somebody who came to the shop and has not signed in. */
export function visitor(url: string, cookie?: string): Person {
  const http = browser(url);
  let session = cookie;

  async function send<B>(config: Request): Promise<Answer<B>> {
    const headers = { ...config.headers, ...(session !== undefined && { cookie: session }) };
    // A body that is given as text is sent as it is, broken JSON too.
    const asItIs = typeof config.data === 'string' && { transformRequest: (text: string) => text };
    const response = await http.request<B>({ ...config, ...asItIs, headers });
    const [setCookie] = response.headers['set-cookie'] ?? [];
    if (setCookie !== undefined) session = setCookie.split(';')[0];
    const { status, data: body } = response;
    return { status, body, headers: response.headers as Answer['headers'] };
  }

  const person: Person = {
    get: (url) => send({ method: 'get', url }),
    post: (url, data = {}, headers = {}) => send({ method: 'post', url, data, headers }),
    put: (url, data) => send({ method: 'put', url, data }),
    delete: (url) => send({ method: 'delete', url }),
    async signUp() {
      const email = `${newId()}@example.com`;
      const credentials = { email, password: 'correct horse battery' };
      const { status, body } = await person.post<{ id: string }>('/api/users/signup', credentials);
      if (status !== 201) throw new Error(`sign-up answered ${status}`);
      return { id: body.id, email };
    },
  };
  return person;
}

export interface Member extends Person {
  readonly id: string;
  readonly email: string;
  /** `name=value`, to be signed in as this person in a browser too. */
  readonly cookie: string;
}

/** Somebody signed in by a token of the suite's own key: hashing passwords is not what is tested. */
export function member(url: string, jwtKey: string, email?: string): Member {
  const id = newId();
  const user = { id, email: email ?? `${id}@example.com` };
  const cookie = cookieOf(signToken(user, { jwtKey, ttlSeconds: 3_600 }));
  return { ...visitor(url, cookie), ...user, cookie };
}
