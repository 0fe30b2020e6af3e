import { Refused, TooManyRequests } from '@ticketing/common/errors';
import type { Clock } from '@ticketing/common/service/clock';
import {
  failureKeys,
  FAILURE_WINDOW_SECONDS,
  secondsToWait,
  type FailureCount,
  type FailureLimits,
} from '../domain/signin-failures';
import type { User } from '../domain/user';
import type { Passwords } from '../passwords/passwords';
import type { SigninFailures } from '../store/signin-failures';
import type { Users } from '../store/users';

export interface SigninAttempt {
  email: string;
  password: string;
  /** The client's address as the trusted proxy reports it. */
  address: string;
}

export type SignIn = (attempt: SigninAttempt) => Promise<User>;

/**
 * Checks a password. The limits are asked before, to save the work, and again after, so that a burst
 * of parallel guesses learns no more than the limit allows.
 */
export function createSignIn(deps: {
  users: Users;
  passwords: Passwords;
  failures: SigninFailures;
  limits: FailureLimits;
  clock: Clock;
}): SignIn {
  const { users, passwords, failures, limits, clock } = deps;

  function refuseOverLimit(counted: readonly FailureCount[]): void {
    const retryAfterSeconds = secondsToWait(counted, limits, clock());
    if (retryAfterSeconds === 0) return;
    throw new TooManyRequests('Too many failed sign-ins, please try again later', {
      retryAfterSeconds,
    });
  }

  async function countFailure(keys: readonly string[]): Promise<void> {
    const now = clock();
    const expiresAt = new Date(now.getTime() + FAILURE_WINDOW_SECONDS * 1_000);
    const counted = await Promise.all(keys.map((key) => failures.count(key, { now, expiresAt })));
    refuseOverLimit(counted.map((count) => ({ ...count, failures: count.failures - 1 })));
  }

  async function renewHash(user: User, password: string): Promise<void> {
    if (!passwords.isOutdated(user.passwordHash)) return;
    const to = await passwords.hash(password);
    await users.replaceHash(user.id, { from: user.passwordHash, to });
  }

  return async ({ email, password, address }) => {
    const keys = failureKeys({ email, address });
    refuseOverLimit(await failures.find(keys, clock()));
    const user = await users.findByEmail(email);
    const matches = await passwords.matches(password, user?.passwordHash);
    if (!user || !matches) {
      await countFailure(keys);
      throw new Refused('Invalid credentials');
    }
    refuseOverLimit(await failures.find(keys, clock()));
    await renewHash(user, password);
    return user;
  };
}
