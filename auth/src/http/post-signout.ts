import type { Route } from '@ticketing/common/http/route';
import { z } from 'zod';
import type { AuthDeps } from './auth-deps';

export const postSignout: Route<AuthDeps> = {
  method: 'post',
  path: '/api/users/signout',
  access: 'public',
  summary: 'Sign out: clears the cookie, revokes nothing',
  answers: {
    200: { description: 'Signed out, whether signed in before or not', body: z.object({}) },
    400: { description: 'The body is broken JSON' },
    403: { description: 'Asked for by another site' },
    413: { description: 'The body is too large' },
    415: { description: 'The body is not JSON' },
  },
  handle:
    ({ session }) =>
    (request, response) => {
      session.signOut(request);
      response.json({});
    },
};
