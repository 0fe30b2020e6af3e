import { cookieOf, signedInUser, TEST_JWT_KEY } from '@ticketing/common/testing/session-cookie';
import { startTestService, type TestService } from '@ticketing/common/testing/test-service';
import jwt from 'jsonwebtoken';
import request, { type Response } from 'supertest';
import { authService } from './service';
import { hash } from './passwords/scrypt';

const PASSWORD = 'correct horse battery';

describe('auth', () => {
  let auth: TestService;

  beforeAll(async () => {
    auth = await startTestService(authService, { env: { TRUST_PROXY_HOPS: '1' } });
  });
  afterAll(() => auth.close());

  const post = (path: string, body?: object) =>
    request(auth.app)
      .post(`/api/users/${path}`)
      .send(body ?? {});
  const signUp = (email: string, password = PASSWORD) => post('signup', { email, password });
  const signIn = (email: string, password: string, address = '192.0.2.1') =>
    post('signin', { email, password }).set('x-forwarded-for', address);
  const sessionCookie = (response: Response) => String(response.get('set-cookie')?.[0]);
  const users = () => auth.connection.collection('users');

  describe('signing up', () => {
    it('opens an account under the trimmed, lower-case e-mail and signs in', async () => {
      const response = await signUp('  Ada@Example.com ').expect(201);
      expect(response.body).toEqual({
        id: expect.stringMatching(/^[0-9a-f]{24}$/) as string,
        email: 'ada@example.com',
      });
      expect(sessionCookie(response)).toMatch(
        /^session=.+; path=\/; expires=.+; samesite=lax; httponly$/i,
      );
    });

    it('never stores the password, only a salted hash with its parameters', async () => {
      await signUp('hash@example.com').expect(201);
      const stored = await users().findOne({ email: 'hash@example.com' });
      expect(stored?.['passwordHash']).toMatch(/^scrypt\$32768\$8\$3\$/);
      expect(JSON.stringify(stored)).not.toContain(PASSWORD);
    });

    it.each([
      [undefined],
      [''],
      ['not an e-mail'],
      [{ $gt: '' }],
      [null],
      [7],
      [['a@example.com']],
      [`${'a'.repeat(64)}@${'b.'.repeat(95)}example.com`],
      ['a\u0000b@example.com'],
    ])('refuses the e-mail %j', async (email) => {
      const response = await post('signup', { email, password: PASSWORD }).expect(400);
      expect(response.body).toEqual({
        errors: [{ message: 'Email must be valid', field: 'email' }],
      });
    });

    it.each([[undefined], ['1234567'], ['x'.repeat(129)], [12345678], [null], ['1234567\u0007']])(
      'refuses the password %j',
      async (password) => {
        const response = await post('signup', { email: 'p@example.com', password }).expect(400);
        expect(response.body).toEqual({
          errors: [{ message: 'Password must be between 8 and 128 characters', field: 'password' }],
        });
      },
    );

    it('counts a password in code points and does not trim it', async () => {
      await signUp('emoji@example.com', '🎟'.repeat(128)).expect(201);
      await signUp('short-emoji@example.com', '🎟'.repeat(7)).expect(400);
      await signUp('blank@example.com', '        ').expect(201);
    });

    it('names every faulty field', async () => {
      const response = await post('signup').expect(400);
      const { errors } = response.body as { errors: { field: string }[] };
      expect(errors.map(({ field }) => field).sort()).toEqual(['email', 'password']);
    });

    it('lets exactly one of many identical concurrent sign-ups through', async () => {
      const responses = await Promise.all(
        Array.from({ length: 8 }, () => signUp('race@example.com')),
      );
      const statuses = responses.map(({ status }) => status).sort();
      expect(statuses).toEqual([201, 400, 400, 400, 400, 400, 400, 400]);
      const refused = responses.find(({ status }) => status === 400);
      expect(refused?.body).toEqual({ errors: [{ message: 'Email in use', field: 'email' }] });
      expect(await users().countDocuments({ email: 'race@example.com' })).toBe(1);
    });
  });

  describe('signing in', () => {
    it('gives the account and the cookie for the right password', async () => {
      await signUp('right@example.com').expect(201);
      const response = await signIn('RIGHT@example.com', PASSWORD).expect(200);
      expect(response.body).toMatchObject({ email: 'right@example.com' });
      expect(sessionCookie(response)).toContain('session=');
    });

    it('says the same for an unknown e-mail and for a wrong password', async () => {
      await signUp('known@example.com').expect(201);
      const wrong = await signIn('known@example.com', 'wrong password').expect(400);
      const unknown = await signIn('unknown@example.com', 'wrong password').expect(400);
      expect(wrong.body).toEqual({ errors: [{ message: 'Invalid credentials' }] });
      expect(unknown.body).toEqual(wrong.body);
    });

    it.each([
      [{ email: 'ada@example.com' }, 'password', 'You must supply a password'],
      [{ email: 'ada@example.com', password: '' }, 'password', 'You must supply a password'],
      [
        { email: 'ada@example.com', password: { $gt: '' } },
        'password',
        'You must supply a password',
      ],
      [{ email: { $gt: '' }, password: PASSWORD }, 'email', 'Email must be valid'],
      [{ email: 'ada', password: PASSWORD }, 'email', 'Email must be valid'],
    ])('refuses %j', async (credentials, field, message) => {
      const response = await post('signin', credentials).expect(400);
      expect(response.body).toEqual({ errors: [{ message, field }] });
    });

    it('hashes anew when the parameters have changed', async () => {
      await signUp('old@example.com').expect(201);
      const passwordHash = await hash(PASSWORD, { N: 2 ** 10, r: 8, p: 1 });
      await users().updateOne({ email: 'old@example.com' }, { $set: { passwordHash } });
      await signIn('old@example.com', PASSWORD).expect(200);
      const stored = await users().findOne({ email: 'old@example.com' });
      expect(stored?.['passwordHash']).toMatch(/^scrypt\$32768\$8\$3\$/);
      await signIn('old@example.com', PASSWORD).expect(200);
    });
  });

  describe('guessing passwords', () => {
    const exhaust = async (email: string, address: string) => {
      for (let failure = 0; failure < 10; failure += 1) {
        await signIn(email, 'wrong password', address).expect(400);
      }
    };

    it('ends after ten failures for one account from one address, also with the right password', async () => {
      await signUp('guess@example.com').expect(201);
      await exhaust('guess@example.com', '192.0.2.10');
      const response = await signIn('guess@example.com', PASSWORD, '192.0.2.10').expect(429);
      expect(Number(response.get('retry-after'))).toBe(15 * 60);
      await signIn('guess@example.com', PASSWORD, '192.0.2.11').expect(200);
    });

    it('ends for an unknown e-mail as for a known one', async () => {
      await exhaust('nobody@example.com', '192.0.2.12');
      await signIn('nobody@example.com', 'wrong password', '192.0.2.12').expect(429);
    });

    it('begins anew when the window is over', async () => {
      await exhaust('window@example.com', '192.0.2.13');
      await signIn('window@example.com', 'wrong password', '192.0.2.13').expect(429);
      auth.clock.advance(15 * 60 * 1_000);
      await signIn('window@example.com', 'wrong password', '192.0.2.13').expect(400);
    });

    it('learns no more than the limit from a burst of parallel guesses', async () => {
      const guesses = Array.from({ length: 14 }, () =>
        signIn('burst@example.com', 'wrong password', '192.0.2.14'),
      );
      const statuses = (await Promise.all(guesses)).map(({ status }) => status);
      expect(statuses.filter((status) => status === 400)).toHaveLength(10);
      expect(statuses.filter((status) => status === 429)).toHaveLength(4);
    });

    it('does not count successes', async () => {
      await signUp('success@example.com').expect(201);
      const tries = Array.from({ length: 12 }, () =>
        signIn('success@example.com', PASSWORD, '192.0.2.15'),
      );
      const statuses = (await Promise.all(tries)).map(({ status }) => status);
      expect(new Set(statuses)).toEqual(new Set([200]));
    });

    it('believes the proxy about the address, not the client', async () => {
      for (let failure = 0; failure < 10; failure += 1) {
        await signIn('spoof@example.com', 'wrong', `203.0.113.${failure}, 192.0.2.16`).expect(400);
      }
      await signIn('spoof@example.com', 'wrong', '203.0.113.99, 192.0.2.16').expect(429);
    });
  });

  describe('the session', () => {
    const currentUser = (cookie?: string) => {
      const asking = request(auth.app).get('/api/users/currentuser');
      return cookie === undefined ? asking : asking.set('cookie', cookie);
    };

    it('tells who is signed in', async () => {
      const signedUp = await signUp('me@example.com').expect(201);
      const response = await currentUser(sessionCookie(signedUp)).expect(200);
      const { currentUser: me } = response.body as { currentUser: Record<string, unknown> };
      expect(me).toEqual({
        ...(signedUp.body as object),
        iat: expect.any(Number) as number,
        exp: expect.any(Number) as number,
      });
      expect(Number(me['exp']) - Number(me['iat'])).toBe(43_200);
    });

    const { id, email } = signedInUser();
    const sign = (options: jwt.SignOptions, key = TEST_JWT_KEY, claims: object = { id, email }) =>
      cookieOf(jwt.sign(claims, key, { expiresIn: 60, ...options }));
    const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    const claims = Buffer.from(JSON.stringify({ id, email, iat: 1, exp: 9e9 })).toString(
      'base64url',
    );

    it.each([
      ['there is no cookie', undefined],
      ['the cookie is broken', 'session=%%%'],
      ['the token is broken', cookieOf('not.a.token')],
      ['the token is signed with another key', sign({}, 'another-key-0123456789')],
      ['the token has another algorithm', sign({ algorithm: 'HS384' })],
      ['the token has no signature', cookieOf(`${none}.${claims}.`)],
      ['the token has expired', sign({ expiresIn: -1 })],
      ['the token never expires', cookieOf(jwt.sign({ id, email }, TEST_JWT_KEY))],
      ['the token lacks a claim', sign({}, TEST_JWT_KEY, { id })],
    ])('is nobody where %s', async (_case, cookie) => {
      const response = await currentUser(cookie).expect(200);
      expect(response.body).toEqual({ currentUser: null });
    });

    it('is cleared by signing out, signed in or not', async () => {
      const signedUp = await signUp('bye@example.com').expect(201);
      const response = await post('signout').set('cookie', sessionCookie(signedUp)).expect(200);
      expect(response.body).toEqual({});
      expect(sessionCookie(response)).toMatch(/^session=; path=\/; expires=Thu, 01 Jan 1970/);
      await request(auth.app).post('/api/users/signout').expect(200);
    });
  });

  it.each(['signup', 'signin', 'signout'])('refuses %s asked for by another site', async (path) => {
    const response = await post(path).set('origin', 'https://evil.example').expect(403);
    expect(response.body).toEqual({ errors: [{ message: 'Forbidden' }] });
    await post(path).set('sec-fetch-site', 'cross-site').expect(403);
  });
});
