import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { errorBody } from '../http/openapi';
import type { AnswerDoc, Route } from '../http/route';

const JSON_TYPE = 'application/json';

/** Understood of every route, so that no route has to document it. */
const ALWAYS: Readonly<Record<number, AnswerDoc>> = { 503: { description: 'Unavailable' } };

/** What a test got: a supertest response, or anything that looks like one. */
export interface Answer {
  status: number;
  headers: Readonly<Record<string, unknown>>;
  body: unknown;
  text: string;
}

export interface DocumentedAnswers {
  /**
   * Notes that `route` gave `answer`, and holds the answer against the route's document.
   *
   * @param route method and path as the route has them, e.g. `get /api/tickets/:id`
   * @throws when the route is unknown, the status is not documented, or type or body are others
   * @returns the answer, to be looked at further
   */
  check<A extends Answer>(route: string, answer: A): A;
  /** What is documented and was never given, as `get /api/tickets/:id 404`. A test expects `[]`. */
  unreached(): string[];
}

function nameOf({ method, path }: Route<never>): string {
  return `${method} ${path}`;
}

/** Why a body is not the documented one; unknown fields count, because a schema drops them silently. */
function faultOfBody(body: unknown, schema: z.ZodType): string | undefined {
  const result = schema.safeParse(body);
  if (!result.success) return `the body is not as documented: ${result.error.message}`;
  if (isDeepStrictEqual(result.data, body)) return undefined;
  return `the body has more than is documented: ${JSON.stringify(body)}`;
}

function faultOf({ status, headers, body, text }: Answer, doc: AnswerDoc): string | undefined {
  const schema = doc.body ?? (status >= 400 ? errorBody : undefined);
  if (!schema) return text ? 'there is a body and none is documented' : undefined;
  const expectedType = doc.contentType ?? JSON_TYPE;
  const type = String(headers['content-type']);
  if (!type.startsWith(expectedType)) return `the content type is ${type}, not ${expectedType}`;
  return faultOfBody(expectedType === JSON_TYPE ? body : text, schema);
}

/** Collects which of the documented answers of a service's routes a test suite has reached. */
export function documentedAnswers(routes: readonly Route<never>[]): DocumentedAnswers {
  const byName = new Map(routes.map((route) => [nameOf(route), route]));
  const reached = new Set<string>();

  return {
    check(name, answer) {
      const route = byName.get(name);
      if (!route) throw new Error(`there is no route ${name}`);
      const doc = route.answers[answer.status] ?? ALWAYS[answer.status];
      const line = `${name} ${answer.status}`;
      if (!doc) throw new Error(`${line} is not documented: ${answer.text}`);
      const fault = faultOf(answer, doc);
      if (fault !== undefined) throw new Error(`${line}: ${fault}`);
      reached.add(line);
      return answer;
    },
    unreached: () =>
      routes
        .flatMap((route) =>
          Object.keys(route.answers).map((status) => `${nameOf(route)} ${status}`),
        )
        .filter((line) => !reached.has(line)),
  };
}
