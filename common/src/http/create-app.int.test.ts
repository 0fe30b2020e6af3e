import { Writable } from 'node:stream';
import type { Express } from 'express';
import request from 'supertest';
import { z } from 'zod';
import { NotFound, Refused, Unavailable } from '../errors';
import { createLogContext } from '../service/log-context';
import { createLogger } from '../service/logger';
import { noMetrics } from '../service/metrics';
import { signedInUser, TEST_JWT_KEY } from '../testing/session-cookie';
import { createApp } from './create-app';
import { healthRoutes } from './health';
import { idempotentRequest } from './idempotency';
import { mountRoutes } from './mount-routes';
import { pageParameters, requestedPage, sendPage } from './page-request';
import type { Route } from './route';
import { createSession } from './session';
import { bodyText, validBody } from './validate';

const note = z.object({ text: z.string() });
const text = { trim: true, min: 1, max: 5, missing: 'Text is required', tooLong: 'Too long' };

const routes: readonly Route<Record<string, never>>[] = [
  {
    method: 'post',
    path: '/api/notes',
    access: 'signed-in',
    summary: 'Write a note',
    answers: {},
    checks: () => [bodyText('text', text)],
    handle: () => (req, response, user) => {
      const fields = validBody(req, note);
      const scope = { userId: user.id, route: 'notes' };
      response.status(201).json({ ...fields, key: idempotentRequest(req, scope, fields) ?? null });
    },
  },
  {
    method: 'get',
    path: '/api/notes',
    access: 'public',
    summary: 'All notes',
    answers: {},
    checks: () => pageParameters(),
    handle: () => (req, response) => {
      const { limit, after } = requestedPage(req);
      const position = { value: '2026-01-01T00:00:00.000Z', id: 'a'.repeat(24) };
      const page = after ? { rows: [after.id] } : { rows: ['first'], next: position };
      sendPage({ request: req, response }, page, (row) => ({ row, limit }));
    },
  },
  {
    method: 'get',
    path: '/api/notes/:id',
    access: 'public',
    summary: 'Fail in a way of choice',
    answers: {},
    handle: () => (req) => {
      const id = String(req.params['id']);
      if (id.startsWith('1')) throw new NotFound();
      if (id.startsWith('2')) throw new Refused('No', { field: 'id' });
      if (id.startsWith('3')) throw new Unavailable();
      throw new Error('the password is hunter2');
    },
  },
];

describe('an app', () => {
  const lines: string[] = [];
  const user = signedInUser();
  let isBacklogFull = false;
  let isReady = true;
  let app: Express;

  beforeAll(() => {
    const stream = new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(chunk.toString());
        done();
      },
    });
    const logContext = createLogContext();
    const logger = createLogger('notes', 'info', { mixin: logContext.fields, stream });
    const session = createSession({
      jwtKey: TEST_JWT_KEY,
      sessionTtlSeconds: 60,
      cookieSecure: false,
    });
    const guards = { session, isBacklogFull: () => isBacklogFull };
    const health = healthRoutes({
      isReady: () => Promise.resolve(isReady),
      report: () => ({ bus: 'connecting' }),
    });
    app = createApp({
      routes: mountRoutes(routes, {}, guards),
      health,
      trustProxyHops: 1,
      logger,
      logContext,
      metrics: noMetrics,
    });
  });

  const post = (body: unknown = { text: 'hello' }) =>
    request(app)
      .post('/api/notes')
      .set('cookie', user.cookie)
      .send(body as object);
  const failing = (digit: string) => request(app).get(`/api/notes/${digit.repeat(24)}`);

  it('answers JSON with a request id and safe headers', async () => {
    const response = await post().expect(201);
    expect(response.get('content-type')).toBe('application/json; charset=utf-8');
    expect(response.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(response.get('x-content-type-options')).toBe('nosniff');
    expect(response.get('x-powered-by')).toBeUndefined();
  });

  it.each([
    ['abc-1.2_3', true],
    ['has blank', false],
    ['x'.repeat(65), false],
  ])('takes the request id %s: %s', async (id, taken) => {
    const response = await post().set('x-request-id', id);
    expect(response.get('x-request-id') === id).toBe(taken);
  });

  describe('on an unknown path or verb', () => {
    it.each(['get', 'put', 'delete', 'options', 'patch'] as const)(
      'answers %s with 404',
      async (verb) => {
        const response = await request(app)[verb]('/api/nowhere').expect(404);
        expect(response.body).toEqual({ errors: [{ message: 'Not Found' }] });
        await request(app)[verb === 'get' ? 'patch' : verb](`/api/notes`).expect(404);
      },
    );

    it('answers HEAD as GET without a body', async () => {
      const response = await request(app).head('/api/notes').expect(200);
      expect(response.text).toBeUndefined();
    });

    it('answers 404 where the path can not be decoded, or holds a malformed id', async () => {
      await request(app).get('/api/notes/%E0%A4%A').expect(404);
      await request(app).get('/api/notes/123').expect(404);
    });
  });

  describe('on a body', () => {
    it.each([
      ['{"text":', 'application/json', 400],
      ['"text"', 'application/json', 400],
      ['[]', 'application/json', 400],
      ['null', 'application/json', 400],
      ['text=hello', 'application/x-www-form-urlencoded', 415],
      ['{"text":"hello"}', 'text/plain', 415],
      ['{"text":"hello"}', 'application/json; charset=latin1', 415],
      [JSON.stringify({ text: 'x'.repeat(1_000_000) }), 'application/json', 413],
    ])('%.20s of type %s answers %i', async (body, type, status) => {
      const response = await request(app)
        .post('/api/notes')
        .set('cookie', user.cookie)
        .set('content-type', type)
        .send(body);
      expect(response.status).toBe(status);
      expect(response.body).toEqual({
        errors: [expect.objectContaining({ message: expect.any(String) as string })],
      });
    });

    it('names the field that is not valid', async () => {
      for (const value of [undefined, null, 7, {}, ['a'], '', '  ', 'a\u0000b', 'a\u0085b']) {
        const response = await post({ text: value }).expect(400);
        expect(response.body).toEqual({
          errors: [{ message: expect.any(String) as string, field: 'text' }],
        });
      }
    });

    it('takes CR LF as line feed, trims, and counts code points', async () => {
      const response = await post({ text: ' 🎟\r\n🎟\t🎟 ', unknown: true }).expect(201);
      expect(response.body).toMatchObject({ text: '🎟\n🎟\t🎟' });
    });
  });

  describe('on who asks', () => {
    it('answers 401 to nobody before it looks at the body', async () => {
      const response = await request(app)
        .post('/api/notes')
        .type('json')
        .send('{"broken')
        .expect(401);
      expect(response.body).toEqual({ errors: [{ message: 'Not authorized' }] });
    });

    it.each([
      [{ 'sec-fetch-site': 'cross-site' }, 403],
      [{ 'sec-fetch-site': 'same-site' }, 403],
      [{ 'sec-fetch-site': 'same-origin' }, 201],
      [{ 'sec-fetch-site': 'none' }, 201],
      [{ origin: 'null' }, 403],
      [{ origin: 'https://shop.example:8443', host: 'shop.example:8443' }, 403],
      [
        {
          origin: 'https://shop.example:8443',
          'x-forwarded-host': 'shop.example:8443',
          'x-forwarded-proto': 'https',
        },
        201,
      ],
      [{ origin: 'http://shop.example', host: 'shop.example' }, 201],
      [{ origin: 'http://shop.example:80', host: 'shop.example:81' }, 403],
    ])('with %j answers %i', async (headers, status) => {
      await post().set(headers).expect(status);
    });
  });

  describe('on failures', () => {
    it.each([
      ['1', 404, { message: 'Not Found' }],
      ['2', 400, { message: 'No', field: 'id' }],
      ['3', 503, { message: 'The service is busy, please try again' }],
    ])('maps error %s to %i', async (digit, status, error) => {
      const response = await failing(digit).expect(status);
      expect(response.body).toEqual({ errors: [error] });
      expect(response.get('retry-after')).toBe(status === 503 ? '1' : undefined);
    });

    it('says nothing of a fault of ours but the id to find it by', async () => {
      const response = await failing('4').set('x-request-id', 'find-me').expect(500);
      expect(response.text).not.toContain('hunter2');
      expect(response.text).toContain('find-me');
      expect(lines.find((line) => line.includes('hunter2'))).toContain('find-me');
    });

    it('refuses writes with 503 while the outbox is full, and still reads', async () => {
      isBacklogFull = true;
      const response = await post().expect(503);
      expect(response.get('retry-after')).toBe('5');
      await request(app).get('/api/notes').expect(200);
      isBacklogFull = false;
    });
  });

  describe('on lists', () => {
    it('links to the next page by a path on the same origin, with the query asked for', async () => {
      const first = await request(app).get('/api/notes?limit=1&q=a%20b').expect(200);
      expect(first.body).toEqual([{ row: 'first', limit: 1 }]);
      const [, path = ''] =
        /^<(\/api\/notes\?[^>]+)>; rel="next"$/.exec(first.get('link') ?? '') ?? [];
      expect(path).toContain('q=a+b');
      const second = await request(app).get(path).expect(200);
      expect(second.body).toEqual([{ row: 'a'.repeat(24), limit: 1 }]);
      expect(second.get('link')).toBeUndefined();
    });

    it.each([
      'limit=0',
      'limit=101',
      'limit=x',
      'limit=1&limit=2',
      'limit=1.5',
      'cursor=x',
      'cursor=W10',
    ])('refuses %s', async (query) => {
      const response = await request(app).get(`/api/notes?${query}`).expect(400);
      const [field] = query.split('=');
      expect(response.body).toEqual({ errors: [{ message: expect.any(String) as string, field }] });
    });

    it('takes an empty parameter as not given', async () => {
      const response = await request(app).get('/api/notes?limit=&cursor=').expect(200);
      expect(response.body).toEqual([{ row: 'first', limit: 50 }]);
    });
  });

  describe('on an idempotency key', () => {
    const keyOf = async (key: string, body = { text: 'hello' }) =>
      (
        (await post(body).set('idempotency-key', key).expect(201)).body as {
          key: { id: string; bodyHash: string } | null;
        }
      ).key;

    it('derives the same id again, and a hash that tells another body', async () => {
      const first = await keyOf('k1');
      expect(await keyOf('k1')).toEqual(first);
      const other = await keyOf('k1', { text: 'other' });
      expect(other?.id).toBe(first?.id);
      expect(other?.bodyHash).not.toBe(first?.bodyHash);
      expect((await keyOf('k2'))?.id).not.toBe(first?.id);
    });

    it('takes an empty one as none and refuses one that is too long', async () => {
      expect(await keyOf('')).toBeNull();
      expect(await keyOf('x'.repeat(255))).not.toBeNull();
      const response = await post().set('idempotency-key', 'x'.repeat(256)).expect(400);
      expect(response.body).toEqual({
        errors: [{ message: 'Idempotency key must be 1 to 255 printable characters' }],
      });
    });
  });

  describe('on health', () => {
    it('lives whatever happens, and is ready only when it can serve', async () => {
      await request(app).get('/healthz/live').expect(200);
      const ready = await request(app).get('/healthz/ready').expect(200);
      expect(ready.body).toEqual({ status: 'ready', bus: 'connecting' });
      isReady = false;
      await request(app).get('/healthz/ready').expect(503);
      await request(app).get('/healthz/live').expect(200);
      isReady = true;
    });
  });

  it('never logs a body, a query or a cookie', async () => {
    await post({ text: 'abcde' }).expect(201);
    await request(app).get('/api/notes?limit=7').expect(200);
    expect(lines.join('')).not.toContain('abcde');
    expect(lines.join('')).not.toContain('limit=7');
    expect(lines.join('')).not.toContain(user.cookie);
  });
});
