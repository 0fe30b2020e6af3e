import { cookieOf } from '@ticketing/common/testing/session-cookie';
import { signToken } from '@ticketing/common/http/session';
import axios from 'axios';
import { readAll } from '../support/databases';
import type { Person } from '../support/person';
import { openPlatform, type Platform } from '../support/platform';
import type { ErrorsBody } from '../support/shop';

const UNKNOWN = 'f'.repeat(24);
const user = { id: UNKNOWN, email: 'mallory@example.com' };

function unsignedToken(): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none', typ: 'JWT' })}.${part({ ...user, iat: 1, exp: 9_999_999_999 })}.`;
}

describe('bad input', () => {
  let platform: Platform;
  let person: Person;

  beforeAll(async () => {
    platform = await openPlatform();
    person = platform.member();
  });
  afterAll(async () => {
    for (const [service, collection] of written) {
      expect(await readAll(platform, service, collection)).toEqual([]);
    }
    await platform.close();
  });

  const written = [
    ['auth', 'users'],
    ['tickets', 'tickets'],
    ['orders', 'orders'],
    ['payments', 'payments'],
  ] as const;

  it.each([
    [
      'an operator as e-mail',
      '/api/users/signup',
      { email: { $gt: '' }, password: 'long enough' },
      'email',
    ],
    [
      'an operator at sign-in',
      '/api/users/signin',
      { email: { $gt: '' }, password: { $gt: '' } },
      'email',
    ],
    ['a negative price', '/api/tickets', { title: 'Gig', price: -1 }, 'price'],
    ['three decimals', '/api/tickets', { title: 'Gig', price: 19.999 }, 'price'],
    ['a price as text', '/api/tickets', { title: 'Gig', price: '20' }, 'price'],
    ['an empty title', '/api/tickets', { title: '  ', price: 20 }, 'title'],
    ['an operator as id', '/api/orders', { ticketId: { $ne: null } }, 'ticketId'],
    ['a fraction of a ticket', '/api/orders', { ticketId: UNKNOWN, quantity: 0.5 }, 'quantity'],
    ['a malformed order id', '/api/payments', { orderId: '1', token: 'tok_visa' }, 'orderId'],
  ])('%s is 400 at its field', async (_case, path, body, field) => {
    const answer = await person.post<ErrorsBody>(path, body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map((error) => error.field)).toContain(field);
  });

  it.each([
    [
      'a body of one megabyte',
      JSON.stringify({ title: 'x'.repeat(1_000_000) }),
      'application/json',
      413,
    ],
    ['broken JSON', '{"title":', 'application/json', 400],
    ['a form', 'title=Gig', 'application/x-www-form-urlencoded', 415],
  ])('%s is refused', async (_case, data, type, status) => {
    const answer = await person.post<ErrorsBody>('/api/tickets', data, { 'content-type': type });
    expect(answer.status).toBe(status);
    expect(answer.body.errors).toHaveLength(1);
  });

  it.each([
    [
      'a forged cookie',
      cookieOf(signToken(user, { jwtKey: 'not-the-key-0123456789', ttlSeconds: 60 })),
    ],
    ['a token without a signature', cookieOf(unsignedToken())],
    ['a broken cookie', 'session=%00%ff'],
    ['no cookie', ''],
  ])('%s is nobody', async (_case, cookie) => {
    const asked = await axios.post<ErrorsBody>(
      `${platform.url}/api/tickets`,
      { title: 'Gig', price: 20 },
      { headers: { cookie }, validateStatus: () => true },
    );
    expect(asked.status).toBe(401);
    expect(asked.data.errors).toEqual([{ message: 'Not authorized' }]);
  });

  it.each(['/api/tickets', '/api/orders'])('an unknown id under %s is 404', async (path) => {
    expect((await person.get(`${path}/${UNKNOWN}`)).status).toBe(404);
    expect((await person.get(`${path}/not-an-id`)).status).toBe(404);
  });

  it('an order for an unknown ticket, and a payment for an unknown order, are 404', async () => {
    expect((await person.post('/api/orders', { ticketId: UNKNOWN })).status).toBe(404);
    expect((await person.post('/api/payments', { orderId: UNKNOWN })).status).toBe(404);
  });

  it('a change of state that another site asks for is 403', async () => {
    const origin = { origin: 'https://evil.example' };
    expect((await person.post('/api/tickets', { title: 'Gig', price: 20 }, origin)).status).toBe(
      403,
    );
  });
});
