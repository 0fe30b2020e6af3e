import { signInPath, signUpPath } from './next-path';

const KEY = 'has-account';

type VisitorStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** Somebody has signed in or up in this browser. */
export function rememberAccount(storage = () => localStorage as VisitorStorage): void {
  try {
    storage().setItem(KEY, 'yes');
  } catch {
    // A browser without storage: its visitors see the sign-up first, which leads to the sign-in.
  }
}

/** The shortest way in for whoever asks: a stranger signs up, somebody who was here signs in. */
export function entrancePath(next: string, storage = () => localStorage as VisitorStorage): string {
  try {
    return storage().getItem(KEY) === null ? signUpPath(next) : signInPath(next);
  } catch {
    return signUpPath(next);
  }
}
