import type { Request, Response } from 'express';
import type { ValidationChain } from 'express-validator';
import type { z } from 'zod';
import type { CurrentUser } from './session';

/** What a route answers with one status: for the OpenAPI document and for the tests that hold it true. */
export interface AnswerDoc {
  description: string;
  /** The body; errors need none, they all look alike. */
  body?: z.ZodType;
  contentType?: string;
}

interface RouteDescription {
  method: 'get' | 'post' | 'put' | 'delete';
  path: string;
  summary: string;
  body?: z.ZodType;
  query?: z.ZodObject;
  /** Takes an `Idempotency-Key`. */
  idempotent?: true;
  /** Every status that a request can meet here by what it asks; 500 and 503 are understood. */
  answers: Readonly<Record<number, AnswerDoc>>;
}

interface Checks<Deps> {
  /** Checks of body and query, run after the session and before anything is looked up. */
  checks?: (deps: Deps) => ValidationChain[];
}

export interface PublicRoute<Deps> extends RouteDescription, Checks<Deps> {
  access: 'public';
  handle: (
    deps: Deps,
  ) => (
    request: Request,
    response: Response,
    user: CurrentUser | undefined,
  ) => void | Promise<void>;
}

export interface SignedInRoute<Deps> extends RouteDescription, Checks<Deps> {
  access: 'signed-in';
  handle: (
    deps: Deps,
  ) => (request: Request, response: Response, user: CurrentUser) => void | Promise<void>;
}

/** Called by a machine that proves itself by a signature over the raw body: no origin, no session. */
export interface MachineRoute<Deps> extends RouteDescription {
  access: 'machine';
  handle: (deps: Deps) => (request: Request, response: Response) => void | Promise<void>;
}

/**
 * One thing that can be asked of a service, as data: what it is called, who may, what is checked, what
 * it answers. Its dependencies come when it is mounted, so that the document can be made without any.
 */
export type Route<Deps> = PublicRoute<Deps> | SignedInRoute<Deps> | MachineRoute<Deps>;
