import { OperationCard } from '@/components/docs/operation-card';
import { SchemaTable } from '@/components/docs/schema-table';
import { Card } from '@/components/ui/card';
import { PageHeading } from '@/components/ui/page-heading';
import openApiDocument from '@/generated/openapi.json';
import { operationsByService, parseApiDocument } from '@/lib/openapi';
import { siteMetadata } from '@/lib/server/site-metadata';
import { texts } from '@/lib/texts';

export const generateMetadata = () =>
  siteMetadata({
    title: texts.docs.title,
    description: texts.docs.description,
  });

export default function ApiDocsPage() {
  const document = parseApiDocument(openApiDocument);
  const services = [...operationsByService(document)];
  const schemas = Object.entries(document.components?.schemas ?? {});
  return (
    <>
      <div className="grid gap-2">
        <PageHeading title={texts.docs.title} text={document.info.description} />
        <p className="text-muted">
          {texts.docs.text}{' '}
          <a href="/api/openapi.json" className="text-accent underline underline-offset-4">
            openapi.json
          </a>{' '}
          ({document.info.version})
        </p>
      </div>
      <nav aria-label={texts.docs.contents} className="flex flex-wrap gap-2">
        {services.map(([service]) => (
          <ContentsLink key={service} id={service} label={service} />
        ))}
        {schemas.length > 0 && <ContentsLink id="schemas" label={texts.docs.schemas} />}
      </nav>
      {services.map(([service, operations]) => (
        <section key={service} aria-labelledby={service} className="grid gap-4">
          <h2 id={service} className="scroll-mt-6 text-xl font-semibold">
            {service}
          </h2>
          {operations.map((operation) => (
            <OperationCard key={operation.id} operation={operation} />
          ))}
        </section>
      ))}
      {schemas.length > 0 && (
        <section aria-labelledby="schemas" className="grid gap-4">
          <h2 id="schemas" className="scroll-mt-6 text-xl font-semibold">
            {texts.docs.schemas}
          </h2>
          {schemas.map(([name, schema]) => (
            <Card key={name} id={`schema-${name}`} className="grid min-w-0 gap-3">
              <h3 className="font-mono font-medium wrap-anywhere">{name}</h3>
              <SchemaTable schema={schema} />
            </Card>
          ))}
        </section>
      )}
    </>
  );
}

function ContentsLink({ id, label }: { readonly id: string; readonly label: string }) {
  return (
    <a
      href={`#${id}`}
      className="rounded-lg border border-line bg-surface px-3 py-1.5 text-sm font-medium transition-colors hover:border-line-strong hover:bg-subtle"
    >
      {label}
    </a>
  );
}
