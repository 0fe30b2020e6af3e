import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openShop, type Shop } from '../shop';

export const TINY_JWT_KEY = 'a-key-for-tests-only-0123456789';

export interface Asked {
  /** Which pod was asked: 0 or 1. */
  pod: number;
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** An answer, or what a broken network does instead. */
export type Reply = { status: number; body?: unknown } | 'hang' | 'reset' | 'half';

export interface TinyShop {
  shop: Shop;
  urls: readonly [string, string];
  asked: readonly Asked[];
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

async function openPod(pod: number, answer: (asked: Asked) => Reply) {
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const { method = '', url: path = '', headers } = request;
      const reply = answer({ pod, method, path, headers, body });
      if (reply === 'hang') return;
      if (reply === 'reset') return void request.socket.resetAndDestroy();
      if (reply === 'half') {
        response.writeHead(201, { 'content-type': 'application/json', 'content-length': 100 });
        response.write('{"id":', () => request.socket.destroy());
        return;
      }
      response.writeHead(reply.status, { 'content-type': 'application/json' });
      response.end(reply.body === undefined ? '' : JSON.stringify(reply.body));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async (): Promise<void> => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return { url, close };
}

/** Two pods that answer for every service, and for Stripe, as the test says. */
export async function openTinyShop(
  answer: (asked: Asked, earlier: readonly Asked[]) => Reply,
  { timeoutMs = 5_000 }: { timeoutMs?: number } = {},
): Promise<TinyShop> {
  const asked: Asked[] = [];
  const note = (one: Asked): Reply => {
    const reply = answer(one, [...asked]);
    asked.push(one);
    return reply;
  };
  const pods = await Promise.all([openPod(0, note), openPod(1, note)]);
  const [first, second] = pods;
  const urls = [first.url, second.url] as const;
  const shop = openShop({
    urls: { tickets: urls, orders: urls, payments: urls },
    stripe: { url: first.url, key: 'sk_test_tiny' },
    jwtKey: TINY_JWT_KEY,
    timeoutMs,
  });
  return {
    shop,
    urls,
    asked,
    async close() {
      shop.close();
      await Promise.all(pods.map((pod) => pod.close()));
    },
  };
}
