import { createSecretKey, type KeyObject } from 'node:crypto';
import cookieSession from 'cookie-session';
import type { Request, RequestHandler } from 'express';
import jwt from 'jsonwebtoken';
import { z } from 'zod';
import { NotAuthorized } from '../errors';

const ALGORITHM = 'HS256';

const claimsSchema = z.object({ id: z.string(), email: z.string(), iat: z.int(), exp: z.int() });

/** Who is signed in, as the token says. */
export type CurrentUser = z.infer<typeof claimsSchema>;

export interface SessionConfig {
  jwtKey: string;
  /** Still accepted while a key is being rotated; never signs. */
  jwtKeyPrevious?: string | undefined;
  sessionTtlSeconds: number;
  cookieSecure: boolean;
}

export interface Session {
  /** Reads the cookie, and writes it back if `signIn` or `signOut` changed it. */
  cookie: RequestHandler;
  currentUser(request: Request): CurrentUser | undefined;
  signIn(request: Request, user: { id: string; email: string }): void;
  signOut(request: Request): void;
}

/** Makes a session token. @param ttlSeconds how long it is valid */
export function signToken(
  user: { id: string; email: string },
  { jwtKey, ttlSeconds }: { jwtKey: string; ttlSeconds: number },
): string {
  const { id, email } = user;
  return jwt.sign({ id, email }, jwtKey, { algorithm: ALGORITHM, expiresIn: ttlSeconds });
}

function verifyToken(token: string, key: KeyObject): CurrentUser | undefined {
  try {
    return claimsSchema.parse(jwt.verify(token, key, { algorithms: [ALGORITHM] }));
  } catch {
    return undefined;
  }
}

/**
 * Sessions without a store: a signed token in a cookie. A service trusts the token and does not look
 * the user up; signing out clears the cookie and revokes nothing.
 */
export function createSession(config: SessionConfig): Session {
  const accepted = [config.jwtKey, ...(config.jwtKeyPrevious ? [config.jwtKeyPrevious] : [])];
  // From a string the library makes a key at each check, which takes longer than the check.
  const keys = accepted.map((key) => createSecretKey(Buffer.from(key)));
  return {
    cookie: cookieSession({
      name: 'session',
      signed: false,
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
      secure: config.cookieSecure,
      maxAge: config.sessionTtlSeconds * 1_000,
    }),
    currentUser(request) {
      const token: unknown = request.session?.['jwt'];
      if (typeof token !== 'string') return undefined;
      return keys.map((key) => verifyToken(token, key)).find((user) => user !== undefined);
    },
    signIn(request, user) {
      const { jwtKey, sessionTtlSeconds: ttlSeconds } = config;
      request.session = { jwt: signToken(user, { jwtKey, ttlSeconds }) };
    },
    signOut(request) {
      request.session = null;
    },
  };
}

/** The signed-in user of a protected request. @throws {NotAuthorized} when there is none */
export function requireUser(user: CurrentUser | undefined): CurrentUser {
  if (!user) throw new NotAuthorized();
  return user;
}
