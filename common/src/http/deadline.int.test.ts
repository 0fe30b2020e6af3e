import { once } from 'node:events';
import { Agent, createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createLogContext } from '../service/log-context';
import { createLogger } from '../service/logger';
import { noMetrics } from '../service/metrics';
import { eventually } from '../testing/eventually';
import { createApp } from './create-app';
import { healthRoutes } from './health';

const DEADLINE_MS = 50;

/** Something that is waited for until somebody says how it ends. */
function openGate() {
  let end: { resolve(): void; reject(error: Error): void } | undefined;
  const passed = new Promise<void>((resolve, reject) => (end = { resolve, reject }));
  return { passed, open: () => end?.resolve(), fail: (error: Error) => end?.reject(error) };
}

type Gate = ReturnType<typeof openGate>;

/** A service with one slow route, and a client that keeps its one connection. */
async function start(gates: Record<string, Gate>, deadlineMs = DEADLINE_MS) {
  const lines: string[] = [];
  const routes = express.Router();
  routes.get('/:name', async (asked, response) => {
    await gates[asked.params.name]?.passed;
    response.json({ name: asked.params.name });
  });
  const app = createApp({
    routes,
    health: healthRoutes({ isReady: () => Promise.resolve(true), report: () => ({}) }),
    trustProxyHops: 0,
    logContext: createLogContext(),
    logger: createLogger('test', 'info', { stream: { write: (line) => void lines.push(line) } }),
    metrics: noMetrics,
    deadlineMs,
  });
  // As in production: what Express itself prints of an error, it does not print in a test.
  app.set('env', 'production');
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const { port } = server.address() as AddressInfo;
  return {
    lines,
    async get(path: string): Promise<number> {
      const asked = request({ port, path, agent }).end();
      const [answer] = (await once(asked, 'response')) as [IncomingMessage];
      answer.resume();
      await once(answer, 'end');
      return answer.statusCode ?? 0;
    },
    async close() {
      agent.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

describe('a request that takes longer than its deadline', () => {
  it.each([
    ['ends well', (gate: Gate) => gate.open()],
    ['fails', (gate: Gate) => gate.fail(new Error('too late'))],
  ])('is answered 503, and when it %s the next one on its connection goes on', async (_, end) => {
    const [slow, next] = [openGate(), openGate()];
    const printed = jest.spyOn(console, 'error').mockReturnValue();
    const service = await start({ slow, next });
    try {
      expect(await service.get('/slow')).toBe(503);
      const answer = service.get('/next');
      end(slow);
      await eventually(() => service.lines.some((line) => line.includes('went on after')));
      next.open();
      // It may be late itself; what counts is that it has an answer.
      expect([200, 503]).toContain(await answer);
      expect(printed).not.toHaveBeenCalled();
    } finally {
      printed.mockRestore();
      await service.close();
    }
  });
});
