import { z } from 'zod';
import type { AnswerDoc, Route } from './route';

type JsonObject = Record<string, unknown>;

const JSON_TYPE = 'application/json';

/** The body of every error of the contract. */
export const errorBody = z.object({
  errors: z.array(z.object({ message: z.string(), field: z.string().optional() })).min(1),
});

function toJsonSchema(schema: z.ZodType): JsonObject {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'output' });
  return rest;
}

function describeAnswer(status: number, { description, body, contentType }: AnswerDoc): JsonObject {
  const schema = body ?? (status >= 400 ? errorBody : undefined);
  const content = schema && { [contentType ?? JSON_TYPE]: { schema: toJsonSchema(schema) } };
  return { description, ...(content && { content }) };
}

function pathParameters(path: string): JsonObject[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters(query: z.ZodObject | undefined): JsonObject[] {
  return Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: !(schema as z.ZodType).safeParse(undefined).success,
    schema: toJsonSchema(schema as z.ZodType),
  }));
}

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

/** What any route may answer, whatever was asked. */
const ALWAYS: Readonly<Record<number, AnswerDoc>> = {
  500: { description: 'A fault of ours; quote the request id' },
  503: { description: 'A dependency is away or we are too busy; see `Retry-After`' },
};

function describeRoute(route: Route<never>, tag: string): JsonObject {
  const answers = Object.entries({ ...route.answers, ...ALWAYS });
  return {
    tags: [tag],
    summary: route.summary,
    ...(route.access === 'signed-in' && { security: [{ session: [] }] }),
    parameters: [
      ...pathParameters(route.path),
      ...queryParameters(route.query),
      ...(route.idempotent ? [IDEMPOTENCY_KEY] : []),
    ],
    ...(route.body && {
      requestBody: {
        required: true,
        content: { [JSON_TYPE]: { schema: toJsonSchema(route.body) } },
      },
    }),
    responses: Object.fromEntries(
      answers.map(([status, answer]) => [status, describeAnswer(Number(status), answer)]),
    ),
  };
}

/**
 * The OpenAPI 3.1 document of the whole suite, made from the routes themselves.
 *
 * @param services routes by the name of their service
 */
export function openApiDocument(
  services: Readonly<Record<string, readonly Route<never>[]>>,
): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const [tag, routes] of Object.entries(services)) {
    for (const route of routes) {
      const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
      paths[path] = { ...paths[path], [route.method]: describeRoute(route, tag) };
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Ticketing', version: '1.0.0' },
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'session' } },
    },
  };
}
