import { once } from 'node:events';
import { createServer, request as ask, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { Router } from 'express';
import request from 'supertest';
import { eventually } from '../testing/eventually';
import { createTestMetrics, type TestMetrics } from '../testing/metrics';
import { requestMetrics } from './request-metrics';

const DURATION = 'http_server_request_duration_seconds';
const UNKNOWN_PATHS = 1_000;

describe('the metrics of requests', () => {
  let metrics: TestMetrics;
  let server: Server;

  beforeEach(async () => {
    metrics = createTestMetrics();
    const router = Router();
    router.get('/api/tickets/:id', (_request, response) => void response.json({}));
    router.get('/api/slow', () => undefined);
    router.get('/api/broken', () => {
      throw new Error('broken');
    });
    router.get('/api/stream', (_request, response) => {
      response.set('content-type', 'text/event-stream; charset=utf-8').flushHeaders();
    });
    const app = express();
    app.use(requestMetrics(metrics));
    app.use(router);
    app.use(((_error, _request, response, _next) => {
      response.status(500).end();
    }) satisfies express.ErrorRequestHandler);
    server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  });

  const counted = (method: string, route: string, status: number) =>
    metrics.value(`${DURATION}_count`, {
      http_request_method: method,
      http_route: route,
      http_response_status_code: String(status),
    });
  const active = (method: string) =>
    metrics.value('http_server_active_requests', { http_request_method: method });
  /** Asks and leaves once `isSeen` says so. */
  async function askAndLeave(path: string, isSeen: () => Promise<boolean>): Promise<void> {
    const { port } = server.address() as AddressInfo;
    const asking = ask({ port, host: '127.0.0.1', path }).on('error', () => undefined);
    asking.end();
    await eventually(isSeen);
    asking.destroy();
  }

  it('count and measure each route by its template, method and status', async () => {
    await request(server).get('/api/tickets/1').expect(200);
    await request(server).get('/api/tickets/2?q=1').expect(200);
    await request(server).get('/api/broken').expect(500);
    expect(await counted('GET', '/api/tickets/:id', 200)).toBe(2);
    expect(await counted('GET', '/api/broken', 500)).toBe(1);
  });

  it('stay bounded when a thousand unknown paths are asked for', async () => {
    const paths = Array.from({ length: UNKNOWN_PATHS }, (_, n) => `/api/nowhere/${n}`);
    for (const path of paths) await request(server).get(path).expect(404);
    const told = await metrics.told();
    const durations = told.find(({ name }) => name === DURATION)?.samples ?? [];
    const routes = new Set(durations.map(({ labels }) => labels['http_route']));
    expect([...routes]).toEqual(['unmatched']);
    expect(await counted('GET', 'unmatched', 404)).toBe(UNKNOWN_PATHS);
  });

  it('know nine methods, and one more for whatever else there is', async () => {
    await request(server).propfind('/api/nowhere').expect(404);
    expect(await counted('_OTHER', 'unmatched', 404)).toBe(1);
  });

  it('count a client that left before its answer as 499', async () => {
    await askAndLeave('/api/slow', async () => (await active('GET')) === 1);
    await eventually(async () => (await counted('GET', '/api/slow', 499)) === 1);
    expect(await active('GET')).toBe(0);
  });

  it('know a stream as active for as long as it lasts, and measure no duration', async () => {
    await askAndLeave('/api/stream', async () => (await active('GET')) === 1);
    await eventually(async () => (await active('GET')) === 0);
    expect(await counted('GET', '/api/stream', 200)).toBeUndefined();
  });
});
