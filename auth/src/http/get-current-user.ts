import type { Route } from '@ticketing/common/http/route';
import type { AuthDeps } from './auth-deps';
import { currentUserSchema } from './user-view';

export const getCurrentUser: Route<AuthDeps> = {
  method: 'get',
  path: '/api/users/currentuser',
  access: 'public',
  summary: 'Who is signed in',
  answers: {
    200: { description: 'The user as the token says, or null', body: currentUserSchema },
  },
  handle: () => (_request, response, user) => {
    response.json({ currentUser: user ?? null });
  },
};
