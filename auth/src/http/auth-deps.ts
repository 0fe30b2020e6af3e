import type { Session } from '@ticketing/common/http/session';
import type { SignIn } from '../commands/sign-in';
import type { SignUp } from '../commands/sign-up';

/** What the routes of auth need. */
export interface AuthDeps {
  signUp: SignUp;
  signIn: SignIn;
  session: Session;
}
