import type { Route } from '@ticketing/common/http/route';
import { validBody } from '@ticketing/common/http/validate';
import type { AuthDeps } from './auth-deps';
import { checkEmail, checkGivenPassword, credentials } from './credentials';
import { userSchema, userView } from './user-view';

export const postSignin: Route<AuthDeps> = {
  method: 'post',
  path: '/api/users/signin',
  access: 'public',
  summary: 'Sign in',
  body: credentials,
  answers: {
    200: { description: 'Signed in; the session cookie is set', body: userSchema },
    400: { description: 'Invalid credentials, or a field is not valid' },
    403: { description: 'Asked for by another site' },
    413: { description: 'The body is too large' },
    415: { description: 'The body is not JSON' },
    429: { description: 'Too many failed sign-ins; see `Retry-After`' },
  },
  checks: () => [checkEmail(), checkGivenPassword()],
  handle:
    ({ signIn, session }) =>
    async (request, response) => {
      const { email, password } = validBody(request, credentials);
      const user = await signIn({ email, password, address: request.ip ?? 'unknown' });
      session.signIn(request, user);
      response.json(userView(user));
    },
};
