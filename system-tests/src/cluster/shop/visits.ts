import type { Agent } from 'node:https';
import { setTimeout as delay } from 'node:timers/promises';
import { newId } from '@ticketing/common/store/ids';
import axios, { type AxiosInstance } from 'axios';

const TIMEOUT_MS = 10_000;
const STEP_MS = 250;

/** A request of somebody who looks around, and what came of it. */
export interface Visit {
  what: string;
  startedAtMs: number;
  endedAtMs: number;
  /** Undefined when no whole answer came. */
  status: number | undefined;
  /** Why none came. */
  fault?: string;
}

interface Step {
  method: 'get' | 'post';
  path: string;
  data?: object;
}

/** What the swarm leaves out: pages that are rendered on the server, and accounts. */
const LOOKS_AROUND: readonly Step[] = [
  { method: 'get', path: '/' },
  { method: 'get', path: '/api/users/currentuser' },
  { method: 'get', path: '/tickets' },
  { method: 'get', path: '/api/tickets?limit=20' },
  { method: 'get', path: '/signin' },
];

function accountSteps(email: string): { signUp: Step; signIn: Step } {
  const data = { email, password: 'correct horse battery' };
  return {
    signUp: { method: 'post', path: '/api/users/signup', data },
    signIn: { method: 'post', path: '/api/users/signin', data },
  };
}

async function visit(http: AxiosInstance, { method, path, data }: Step): Promise<Visit> {
  const startedAtMs = Date.now();
  const what = `${method.toUpperCase()} ${path}`;
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const { status } = await http.request<unknown>({ method, url: path, data, signal });
    return { what, startedAtMs, endedAtMs: Date.now(), status };
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    return { what, startedAtMs, endedAtMs: Date.now(), status: undefined, fault };
  }
}

/** Looks at pages and signs in, one request after the other, until the run is over. */
export async function runVisitor(given: {
  url: string;
  agent: Agent;
  signal: AbortSignal;
  note: (visit: Visit) => void;
}): Promise<void> {
  const { url, agent, signal, note } = given;
  const http = axios.create({
    baseURL: url,
    httpsAgent: agent,
    proxy: false,
    maxRedirects: 0,
    validateStatus: () => true,
    responseType: 'text',
  });
  const { signUp, signIn } = accountSteps(`${newId()}@example.com`);
  // Once: it is meant to take a core some time, which others need here.
  let steps = [signUp, ...LOOKS_AROUND];
  for (;;) {
    for (const step of steps) {
      await delay(STEP_MS, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      note(await visit(http, step));
    }
    steps = [signIn, ...LOOKS_AROUND, ...LOOKS_AROUND];
  }
}
