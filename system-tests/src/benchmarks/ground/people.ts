import { signToken } from '@ticketing/common/http/session';
import { newId } from '@ticketing/common/store/ids';
import { cookieOf } from '@ticketing/common/testing/session-cookie';
import type { SignedIn } from './ground';

/** The key that all services of a ground sign and check sessions with. */
export const JWT_KEY = 'a-key-for-benchmarks-only-0123456789';

const TTL_SECONDS = 86_400;

/** Somebody who is signed in, without asking auth. */
export function signedIn(): SignedIn {
  const id = newId();
  const user = { id, email: `${id}@example.com` };
  const token = signToken(user, { jwtKey: JWT_KEY, ttlSeconds: TTL_SECONDS });
  return { id, headers: { cookie: cookieOf(token) } };
}
