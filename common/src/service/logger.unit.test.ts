import { Writable } from 'node:stream';
import { createLogContext } from './log-context';
import { createLogger } from './logger';

function keptLines() {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const last = () => JSON.parse(lines.at(-1) ?? '') as Record<string, unknown>;
  return { lines, stream, last };
}

const CARELESS: readonly [string, object][] = [
  ['a password', { user: { password: 'hunter2' } }],
  ['a cookie', { request: { headers: { cookie: 'session=hunter2' } } }],
  ['a cookie in capitals', { headers: { Cookie: 'session=hunter2' } }],
  ['a cookie that is set', { headers: { 'set-cookie': ['session=hunter2'] } }],
  ['an authorization', { headers: { authorization: 'Bearer hunter2' } }],
  ["a client's secret", { intent: { clientSecret: 'hunter2' } }],
  ["a client's secret as Stripe writes it", { a: { b: { c: { client_secret: 'hunter2' } } } }],
  ['a signature of Stripe', { headers: { 'stripe-signature': 't=1,v1=hunter2' } }],
  ['the body of a webhook', { body: { card: 'hunter2' } }],
  ['a raw body', { webhook: { rawBody: 'hunter2' } }],
  ['bytes', { chunk: Buffer.from('hunter2') }],
  ['a token', { jwt: 'hunter2', token: 'hunter2' }],
  ['a secret in a list', { users: [{ password: 'hunter2' }] }],
  [
    'an error that carries what was sent',
    { err: Object.assign(new Error('no'), { sent: 'hunter2' }) },
  ],
  ['a document of the database', { user: { toJSON: () => ({ password: 'hunter2' }) } }],
  [
    'an error that tells all of itself as JSON',
    { err: Object.assign(new Error('no'), { toJSON: () => ({ sent: 'hunter2' }) }) },
  ],
  ['what lies too deep', { a: { a: { a: { a: { a: { a: { a: { a: 'hunter2' } } } } } } } }],
];

describe('the log', () => {
  it('is JSON with the service and the time', () => {
    const { lines, stream, last } = keptLines();
    const logger = createLogger('orders', 'info', { stream });
    logger.info({ orderId: '1', at: new Date(0) }, 'placed');
    logger.debug('not shown');
    expect(lines).toHaveLength(1);
    const line = { level: 'info', service: 'orders', orderId: '1', msg: 'placed' };
    expect(last()).toMatchObject({ ...line, at: '1970-01-01T00:00:00.000Z' });
    expect(Date.parse(String(last()['time']))).not.toBeNaN();
  });

  it.each(CARELESS)('never has %s', (_what, fields) => {
    const { lines, stream } = keptLines();
    createLogger('orders', 'info', { stream }).warn({ orderId: '1', ...fields }, 'careless');
    expect(lines[0]).not.toContain('hunter');
    expect(lines[0]).not.toContain('104,117,110');
    expect(lines[0]).toContain('"orderId":"1"');
  });

  it('says of an error what it is, where it was thrown and what caused it', () => {
    const { stream, last } = keptLines();
    const cause = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
    const err = new Error('the database is away', { cause });
    createLogger('orders', 'info', { stream }).error({ err }, 'failed');
    expect(last()['err']).toMatchObject({
      type: 'Error',
      message: 'the database is away',
      stack: expect.stringContaining('logger.unit.test') as string,
      cause: { message: 'refused', code: 'ECONNREFUSED' },
    });
  });

  it('writes what knows how it is written, and survives what does not', () => {
    const { stream, last } = keptLines();
    const broken = {
      toJSON: () => {
        throw new Error('not now');
      },
    };
    const address = new URL('https://tickets.example/');
    createLogger('orders', 'info', { stream }).info({ address, broken }, 'asked');
    expect(last()).toMatchObject({ address: 'https://tickets.example/', broken: '[unreadable]' });
  });

  it('survives a cause that goes round', () => {
    const { stream, last } = keptLines();
    const err = new Error('round');
    err.cause = err;
    createLogger('orders', 'info', { stream }).error({ err }, 'failed');
    expect(last()['msg']).toBe('failed');
  });

  it('carries what its mixin says on every line', () => {
    const { stream, last } = keptLines();
    const logger = createLogger('orders', 'info', { stream, mixin: () => ({ traceId: 't1' }) });
    logger.info('begun');
    expect(last()).toMatchObject({ traceId: 't1', msg: 'begun' });
  });
});

describe('the ids of what is being worked on', () => {
  it('are on every line of it, however far away and late, and on no other', async () => {
    const { stream, last } = keptLines();
    const logContext = createLogContext();
    const logger = createLogger('orders', 'info', { stream, mixin: logContext.fields });
    const later = logContext.run({ requestId: 'r1' }, async () => {
      logger.info('begun');
      await Promise.resolve();
      logger.info({ orderId: '1' }, 'done');
      return last();
    });
    logger.info('beside it');
    expect(last()).not.toHaveProperty('requestId');
    expect(await later).toMatchObject({ requestId: 'r1', orderId: '1', msg: 'done' });
  });

  it('says on each line in which span it was written', () => {
    const lines: string[] = [];
    const stream = { write: (line: string) => void lines.push(line) };
    let spans = 0;
    const mixin = () => ({ span_id: String(++spans) });
    const logger = createLogger('orders', 'info', { stream, mixin });
    logger.info('placed');
    logger.info({ orderId: '1' }, 'paid');
    const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(told).toMatchObject([{ span_id: '1' }, { span_id: '2', orderId: '1' }]);
  });
});
