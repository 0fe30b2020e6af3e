import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';

export interface Listening {
  port: number;
  close(): Promise<void>;
}

/** Serves an app on a free port: a stream is read while it goes on, which supertest does not do. */
export async function listening(app: Express): Promise<Listening> {
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

export interface OpenStream {
  status: number;
  headers: IncomingMessage['headers'];
  /** What has come until now. */
  text(): string;
  /** The data of the events that have come until now. */
  events(): { status: string; version: number }[];
  hasEnded(): boolean;
  abort(): void;
}

/** Asks for a stream and reads along. */
export async function readStream(
  port: number,
  { path, cookie, method = 'GET' }: { path: string; cookie: string; method?: string },
): Promise<OpenStream> {
  const asked = get({ host: '127.0.0.1', port, path, method, headers: { cookie }, agent: false });
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  let text = '';
  let ended = false;
  response.setEncoding('utf8');
  response.on('data', (chunk: string) => {
    text += chunk;
  });
  response.on('end', () => {
    ended = true;
  });
  response.on('error', () => undefined);
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    text: () => text,
    events: () =>
      [...text.matchAll(/^event: order\nid: \d+\ndata: (.*)\n\n/gm)].map(
        ([, data]) => JSON.parse(data ?? '') as { status: string; version: number },
      ),
    hasEnded: () => ended,
    abort: () => asked.destroy(),
  };
}
