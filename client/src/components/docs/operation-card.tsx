import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';
import type { Operation, Schema } from '@/lib/openapi';
import { typeInWords } from '@/lib/openapi';
import { texts } from '@/lib/texts';
import { SchemaTable } from './schema-table';

type Content = NonNullable<Operation['requestBody']>['content'];

export function OperationCard({ operation }: { readonly operation: Operation }) {
  const { method, path, summary, description, parameters = [], requestBody } = operation;
  const answers = Object.entries(operation.responses ?? {});
  return (
    <Card id={operation.id} className="grid min-w-0 gap-5">
      <div className="grid gap-1">
        <h3 className="flex flex-wrap items-center gap-3 font-mono">
          <span className="rounded bg-accent-soft px-2 py-0.5 text-sm font-semibold text-accent-strong uppercase">
            {method}
          </span>
          <span className="wrap-anywhere">{path}</span>
        </h3>
        {summary !== undefined && <p>{summary}</p>}
        {description !== undefined && <p className="text-muted">{description}</p>}
      </div>
      {parameters.length > 0 && (
        <Part title={texts.docs.parameters}>
          <ul className="divide-y divide-line text-sm">
            {parameters.map((parameter) => (
              <li
                key={`${parameter.in} ${parameter.name}`}
                className="grid gap-x-4 py-2 sm:grid-cols-[12rem_1fr]"
              >
                <p className="font-mono wrap-anywhere">{parameter.name}</p>
                <p className="wrap-anywhere text-muted">
                  {parameter.in}
                  {parameter.required === true && `, ${texts.docs.required}`},{' '}
                  <span className="font-mono">{typeInWords(parameter.schema)}</span>
                  {parameter.description !== undefined && <> · {parameter.description}</>}
                </p>
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Body title={texts.docs.body} content={requestBody?.content} />
      {answers.length > 0 && (
        <Part title={texts.docs.answers}>
          <ul className="divide-y divide-line text-sm">
            {answers.map(([status, answer]) => (
              <li key={status} className="grid gap-x-4 py-2 sm:grid-cols-[12rem_1fr]">
                <p className="font-mono">{status}</p>
                <div className="grid min-w-0 gap-1">
                  {answer.description !== undefined && <p>{answer.description}</p>}
                  <FoldedBody content={answer.content} open={status < '300'} />
                </div>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </Card>
  );
}

function schemasOf(content: Content): Schema[] {
  return Object.values(content ?? {}).flatMap(({ schema }) =>
    schema === undefined ? [] : [schema],
  );
}

/** Errors look alike: their bodies are there for whoever opens them. */
function FoldedBody({ content, open }: { readonly content: Content; readonly open: boolean }) {
  const schemas = schemasOf(content);
  if (schemas.length === 0) return null;
  return (
    <details open={open}>
      <summary className="w-fit py-1 text-muted hover:text-ink">{texts.docs.answerBody}</summary>
      <div className="border-l-2 border-line pl-4">
        {schemas.map((schema, index) => (
          <SchemaTable key={index} schema={schema} />
        ))}
      </div>
    </details>
  );
}

function Body({ title, content }: { readonly title: string; readonly content: Content }) {
  const schemas = schemasOf(content);
  if (schemas.length === 0) return null;
  return (
    <Part title={title}>
      {schemas.map((schema, index) => (
        <SchemaTable key={index} schema={schema} />
      ))}
    </Part>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="grid gap-1">
      <h4 className="text-sm font-medium text-muted">{title}</h4>
      {children}
    </div>
  );
}
