import type { Route } from '@ticketing/common/http/route';
import type { AuthDeps } from './auth-deps';
import { getCurrentUser } from './get-current-user';
import { postSignin } from './post-signin';
import { postSignout } from './post-signout';
import { postSignup } from './post-signup';

/** What can be asked of auth. */
export const routes: readonly Route<AuthDeps>[] = [
  postSignup,
  postSignin,
  postSignout,
  getCurrentUser,
];
