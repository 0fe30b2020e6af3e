import { DuplicateKey, InvalidInput } from '@ticketing/common/errors';
import type { Clock } from '@ticketing/common/service/clock';
import type { NewId } from '@ticketing/common/store/ids';
import type { User } from '../domain/user';
import type { Passwords } from '../passwords/passwords';
import type { Users } from '../store/users';

export type SignUp = (credentials: { email: string; password: string }) => Promise<User>;

/** Opens an account. Of identical concurrent sign-ups the unique index lets one through. */
export function createSignUp(deps: {
  users: Users;
  passwords: Passwords;
  clock: Clock;
  newId: NewId;
}): SignUp {
  const { users, passwords, clock, newId } = deps;
  return async ({ email, password }) => {
    const emailInUse = new InvalidInput([{ message: 'Email in use', field: 'email' }]);
    if (await users.findByEmail(email)) throw emailInUse;
    const passwordHash = await passwords.hash(password);
    const user = { id: newId(), email, passwordHash, createdAt: clock() };
    try {
      await users.insert(user);
    } catch (error) {
      throw error instanceof DuplicateKey ? emailInUse : error;
    }
    return user;
  };
}
