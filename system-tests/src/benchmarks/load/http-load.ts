import { Pool } from 'undici';
import { closedLoop, type LoopFigures, type LoopPlan } from './closed-loop';

export interface Ask {
  path: string;
  method?: 'GET' | 'POST' | 'DELETE';
  headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  body?: unknown;
}

/** A client of one server on this machine, with a bounded number of connections. */
export interface HttpClient {
  /** @returns the status; the body is read and thrown away */
  status(ask: Ask): Promise<number>;
  json(ask: Ask): Promise<{ status: number; body: unknown }>;
  close(): Promise<void>;
}

const JSON_TYPE = { 'content-type': 'application/json' };

export function openHttpClient(url: string, connections: number): HttpClient {
  if (new URL(url).hostname !== '127.0.0.1') throw new Error('load is for loopback only');
  const pool = new Pool(url, { connections, pipelining: 1 });
  const send = ({ path, method = 'GET', headers = {}, body }: Ask) =>
    pool.request({
      path,
      method,
      headers: body === undefined ? headers : { ...headers, ...JSON_TYPE },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  return {
    async status(ask) {
      const { statusCode, body } = await send(ask);
      await body.dump();
      return statusCode;
    },
    async json(ask) {
      const { statusCode, body } = await send(ask);
      return { status: statusCode, body: await body.json() };
    },
    close: () => pool.close(),
  };
}

/** Asks again and again. @param expected the status that every answer must have */
export function httpLoop(
  client: HttpClient,
  plan: LoopPlan,
  { ask, expected }: { ask: (n: number) => Ask; expected: number },
): Promise<LoopFigures> {
  return closedLoop(plan, async (n) => (await client.status(ask(n))) === expected);
}
