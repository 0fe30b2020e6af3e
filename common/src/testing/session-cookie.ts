import { signToken } from '../http/session';
import { newId } from '../store/ids';

/** The key that test services sign and check sessions with. */
export const TEST_JWT_KEY = 'a-key-for-tests-only-0123456789';

export interface TestUser {
  id: string;
  email: string;
  /** The value of a `Cookie` header. */
  cookie: string;
}

/** The session cookie's value for a token. */
export function cookieOf(token: string): string {
  return `session=${Buffer.from(JSON.stringify({ jwt: token })).toString('base64')}`;
}

/** Somebody who is signed in, without asking auth. */
export function signedInUser(id = newId()): TestUser {
  const user = { id, email: `${id}@example.com` };
  const token = signToken(user, { jwtKey: TEST_JWT_KEY, ttlSeconds: 3_600 });
  return { ...user, cookie: cookieOf(token) };
}
