import type { Route } from '@ticketing/common/http/route';
import { validBody } from '@ticketing/common/http/validate';
import type { AuthDeps } from './auth-deps';
import { checkEmail, checkNewPassword, credentials } from './credentials';
import { userSchema, userView } from './user-view';

export const postSignup: Route<AuthDeps> = {
  method: 'post',
  path: '/api/users/signup',
  access: 'public',
  summary: 'Open an account and sign in',
  body: credentials,
  answers: {
    201: { description: 'The account; the session cookie is set', body: userSchema },
    400: { description: 'The e-mail or the password is not valid, or the e-mail is in use' },
    403: { description: 'Asked for by another site' },
    413: { description: 'The body is too large' },
    415: { description: 'The body is not JSON' },
  },
  checks: () => [checkEmail(), checkNewPassword()],
  handle:
    ({ signUp, session }) =>
    async (request, response) => {
      const user = await signUp(validBody(request, credentials));
      session.signIn(request, user);
      response.status(201).json(userView(user));
    },
};
