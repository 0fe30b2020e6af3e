import { ApiError } from '../api-error';
import { createRequestErrorLog } from './request-error-log';

const context = {
  routerKind: 'App Router',
  routePath: '/orders/[id]',
  routeType: 'render',
  revalidateReason: undefined,
} as const;

function logged(error: unknown, headers: Record<string, string | string[]> = {}) {
  const lines: string[] = [];
  const log = createRequestErrorLog({ write: (line) => void lines.push(line) });
  log(error, { path: '/orders/1?token=hunter2', method: 'GET', headers }, context);
  return { text: lines.join(''), line: JSON.parse(lines[0] ?? '') as Record<string, unknown> };
}

describe('the log of pages that failed', () => {
  it('says which page of which request failed, and why', () => {
    const { line } = logged(new Error('no answer'), { 'x-request-id': 'r1' });
    const page = { method: 'GET', path: '/orders/1', route: '/orders/[id]', routeType: 'render' };
    const err = { type: 'Error', message: 'no answer' };
    expect(line).toMatchObject({
      level: 'error',
      service: 'client',
      requestId: 'r1',
      ...page,
      err,
    });
  });

  it('has the digest that the browser is shown, so that a report leads to its line', () => {
    const { line } = logged(Object.assign(new Error('no answer'), { digest: '2712' }));
    expect(line['err']).toMatchObject({ digest: '2712' });
  });

  it.each([
    ['a query', new Error('no'), {}],
    ['a cookie', new Error('no'), { cookie: 'session=hunter2' }],
    ['what hangs on an error', Object.assign(new Error('no'), { config: 'hunter2' }), {}],
  ])('never has %s', (_what, error, headers) => {
    expect(logged(error, headers).text).not.toContain('hunter2');
  });

  it('is a warning with what was behind it where a service gave no answer', () => {
    const cause = new Error('connect ECONNREFUSED 127.0.0.1:3000');
    const { line } = logged(new ApiError({ status: 0, complaints: [], cause }));
    expect(line).toMatchObject({ level: 'warn', err: { type: 'ApiError', cause: cause.message } });
  });

  it('says once what fails several parts of a page', () => {
    const lines: string[] = [];
    const log = createRequestErrorLog({ write: (line) => void lines.push(line) });
    const error = new Error('no answer');
    for (const path of ['/', '/']) log(error, { path, method: 'GET', headers: {} }, context);
    expect(lines).toHaveLength(1);
  });

  it('says what was thrown where that is no error', () => {
    expect(logged('gone').line['err']).toEqual({ message: 'gone' });
  });
});
