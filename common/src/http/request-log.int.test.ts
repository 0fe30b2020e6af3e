import { setImmediate as tick } from 'node:timers/promises';
import { Router } from 'express';
import request from 'supertest';
import { createLogContext } from '../service/log-context';
import { createLogger } from '../service/logger';
import { noMetrics } from '../service/metrics';
import { createApp } from './create-app';
import { healthRoutes } from './health';
import { jsonBody, rawBody } from './json-body';

type Line = Record<string, unknown>;

function serving() {
  const lines: string[] = [];
  const logContext = createLogContext();
  const stream = { write: (line: string) => void lines.push(line) };
  const logger = createLogger('notes', 'debug', { mixin: logContext.fields, stream });
  const routes = Router();
  routes.post('/api/notes', ...jsonBody, async (asked, response) => {
    await tick();
    logger.info(
      { request: { headers: asked.headers, body: asked.body as unknown } },
      'deep inside',
    );
    response.set('set-cookie', 'session=hunter2').json({});
  });
  routes.post('/api/webhook', ...rawBody, (asked) => {
    throw Object.assign(new Error('no'), { headers: asked.headers, raw: asked.body as unknown });
  });
  const health = healthRoutes({ isReady: () => Promise.resolve(true), report: () => ({}) });
  const given = { routes, health, trustProxyHops: 0, metrics: noMetrics };
  const app = createApp({ ...given, logger, logContext });
  return { app, lines, written: () => lines.map((line) => JSON.parse(line) as Line) };
}

describe('the lines of a request', () => {
  it('all carry its id, also those that are written after its body was read', async () => {
    const { app, written } = serving();
    const answer = await request(app).post('/api/notes').set('x-request-id', 'mine').send({ a: 1 });
    expect(answer.get('x-request-id')).toBe('mine');
    expect(written().map(({ msg }) => msg)).toEqual(['deep inside', 'request']);
    for (const { requestId } of written()) expect(requestId).toBe('mine');
  });

  it('carry an id of our own where the one that was sent is not well formed', async () => {
    const { app, written } = serving();
    const answer = await request(app).post('/api/notes').set('x-request-id', 'a b').send({ a: 1 });
    const id = answer.get('x-request-id');
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    for (const { requestId } of written()) expect(requestId).toBe(id);
  });

  it('never carry a secret or a body, whatever is logged', async () => {
    const { app, lines } = serving();
    const secrets = { cookie: 'session=hunter2', authorization: 'Bearer hunter2' };
    await request(app)
      .post('/api/notes')
      .set(secrets)
      .send({ password: 'hunter2', text: 'hunter2' });
    await request(app)
      .post('/api/webhook')
      .set({ ...secrets, 'stripe-signature': 't=1,v1=hunter2' })
      .type('json')
      .send('{"data":"hunter2"}')
      .expect(500);
    expect(lines).toHaveLength(4);
    expect(lines.join('')).not.toContain('hunter');
    const bytes = [...Buffer.from('hunter')].join(',');
    expect(lines.join('')).not.toContain(bytes);
  });
});
