import { limitConcurrency } from './limit-concurrency';
import { hash, isOutdated, matches } from './scrypt';

const RUNNING_MAX = 4;
const WAITING_MAX = 50;

/** Passwords, a few at a time: each takes a core for a tenth of a second. */
export interface Passwords {
  hash(password: string): Promise<string>;
  /**
   * Compares with a stored hash. Without one it takes the same time and says no, so that nobody can
   * tell an unknown account from a wrong password.
   */
  matches(password: string, stored: string | undefined): Promise<boolean>;
  isOutdated(stored: string): boolean;
}

export function createPasswords(): Passwords {
  // Nobody's password: what an unknown account is compared with.
  const decoy = hash('nobody has this password');
  const limit = limitConcurrency({ runningMax: RUNNING_MAX, waitingMax: WAITING_MAX });
  return {
    hash: (password) => limit(() => hash(password)),
    matches: (password, stored) =>
      limit(async () => {
        const matching = await matches(password, stored ?? (await decoy));
        return stored !== undefined && matching;
      }),
    isOutdated,
  };
}
