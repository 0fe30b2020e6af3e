import { createSecretKey } from 'node:crypto';
import express from 'express';
import jwt from 'jsonwebtoken';
import { bare, serve } from '../serve';

const PREFIX = 'session=';

/** The floor under "who am I": the token of the cookie is checked, and nothing else happens. */
function main(): void {
  const key = createSecretKey(Buffer.from(process.env['JWT_KEY'] ?? ''));
  const app = bare(express());
  app.get('/api/users/currentuser', (request, response) => {
    const value = (request.headers.cookie ?? '').slice(PREFIX.length);
    const session = JSON.parse(Buffer.from(value, 'base64').toString()) as { jwt: string };
    response.json({ currentUser: jwt.verify(session.jwt, key, { algorithms: ['HS256'] }) });
  });
  serve(app);
}

main();
