import type { Schema } from '@/lib/openapi';
import { nameOfReference, typeInWords } from '@/lib/openapi';
import { texts } from '@/lib/texts';

/** A type in one line; a shared one links to its own table. */
function TypeName({ schema }: { readonly schema: Schema }) {
  const reference = schema.$ref ?? schema.items?.$ref;
  if (reference === undefined) return typeInWords(schema);
  return (
    <a
      href={`#schema-${nameOfReference(reference)}`}
      className="text-accent underline underline-offset-4"
    >
      {typeInWords(schema)}
    </a>
  );
}

/** The fields of an object, or the one line that says what else it is. */
export function SchemaTable({ schema }: { readonly schema: Schema }) {
  const shape = schema.properties === undefined ? (schema.items ?? schema) : schema;
  const fields = Object.entries(shape.properties ?? {});
  if (fields.length === 0) {
    return (
      <p className="font-mono text-sm wrap-anywhere">
        <TypeName schema={schema} />
      </p>
    );
  }
  return (
    <ul className="divide-y divide-line text-sm">
      {fields.map(([name, field]) => (
        <li key={name} className="grid gap-x-4 py-2 sm:grid-cols-[12rem_1fr]">
          <p className="font-mono wrap-anywhere">
            {name}
            {shape.required?.includes(name) === true && (
              <span className="ml-2 font-sans text-muted">{texts.docs.required}</span>
            )}
          </p>
          <div className="min-w-0">
            <p className="font-mono wrap-anywhere text-muted">
              <TypeName schema={field} />
            </p>
            {field.description !== undefined && <p>{field.description}</p>}
            {field.properties !== undefined && <SchemaTable schema={field} />}
            {field.items?.properties !== undefined && <SchemaTable schema={field.items} />}
          </div>
        </li>
      ))}
    </ul>
  );
}
