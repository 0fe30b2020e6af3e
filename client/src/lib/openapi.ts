import { z } from 'zod';

// Only what the page shows is read; everything else in the document is let be.
export interface Schema {
  $ref?: string | undefined;
  type?: string | string[] | undefined;
  format?: string | undefined;
  description?: string | undefined;
  enum?: unknown[] | undefined;
  const?: unknown;
  items?: Schema | undefined;
  properties?: Record<string, Schema> | undefined;
  required?: string[] | undefined;
  anyOf?: Schema[] | undefined;
  oneOf?: Schema[] | undefined;
  allOf?: Schema[] | undefined;
}

const schemaSchema: z.ZodType<Schema> = z.lazy(() =>
  z.object({
    $ref: z.string().optional(),
    type: z.union([z.string(), z.string().array()]).optional(),
    format: z.string().optional(),
    description: z.string().optional(),
    enum: z.unknown().array().optional(),
    const: z.unknown().optional(),
    items: schemaSchema.optional(),
    properties: z.record(z.string(), schemaSchema).optional(),
    required: z.string().array().optional(),
    anyOf: schemaSchema.array().optional(),
    oneOf: schemaSchema.array().optional(),
    allOf: schemaSchema.array().optional(),
  }),
);
const content = z.record(z.string(), z.object({ schema: schemaSchema.optional() })).optional();
const operationSchema = z.object({
  tags: z.string().array().optional(),
  summary: z.string().optional(),
  description: z.string().optional(),
  parameters: z
    .object({
      name: z.string(),
      in: z.string(),
      required: z.boolean().optional(),
      description: z.string().optional(),
      schema: schemaSchema.optional(),
    })
    .array()
    .optional(),
  requestBody: z.object({ description: z.string().optional(), content }).optional(),
  responses: z
    .record(z.string(), z.object({ description: z.string().optional(), content }))
    .optional(),
});
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
const pathItem = z.object(
  Object.fromEntries(METHODS.map((method) => [method, operationSchema.optional()])) as Record<
    (typeof METHODS)[number],
    z.ZodOptional<typeof operationSchema>
  >,
);
const documentSchema = z.object({
  openapi: z.string(),
  info: z.object({ title: z.string(), version: z.string(), description: z.string().optional() }),
  paths: z.record(z.string(), pathItem),
  components: z.object({ schemas: z.record(z.string(), schemaSchema).optional() }).optional(),
});

export type ApiDocument = z.infer<typeof documentSchema>;

export interface Operation extends z.infer<typeof operationSchema> {
  readonly id: string;
  readonly method: string;
  readonly path: string;
}

export const parseApiDocument = (document: unknown): ApiDocument => documentSchema.parse(document);

/** Operations by the first part of their path after `/api`: one group per service. */
export function operationsByService(document: ApiDocument): ReadonlyMap<string, Operation[]> {
  const groups = new Map<string, Operation[]>();
  for (const [path, item] of Object.entries(document.paths)) {
    const service = /^\/api\/([^/]+)/.exec(path)?.[1] ?? path;
    for (const method of METHODS) {
      const operation = item[method];
      if (operation === undefined) continue;
      const id = `${method}${path}`.replace(/[^a-z0-9]+/gi, '-');
      groups.set(service, [...(groups.get(service) ?? []), { ...operation, id, method, path }]);
    }
  }
  return groups;
}

/** The name of a shared schema that a reference points to. */
export function nameOfReference(reference: string): string {
  return reference.split('/').at(-1) ?? reference;
}

/** A type in one line: `string (date-time)`, `Ticket[]`, `"a" | "b"`. */
export function typeInWords(schema: Schema | undefined): string {
  if (schema === undefined) return 'any';
  if (schema.$ref !== undefined) return nameOfReference(schema.$ref);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((v) => JSON.stringify(v)).join(' | ');
  const either = schema.anyOf ?? schema.oneOf;
  if (either !== undefined) return either.map(typeInWords).join(' | ');
  if (schema.allOf !== undefined) return schema.allOf.map(typeInWords).join(' & ');
  if (schema.items !== undefined) return `${typeInWords(schema.items)}[]`;
  const types = [schema.type ?? 'any'].flat().join(' | ');
  return schema.format === undefined ? types : `${types} (${schema.format})`;
}
