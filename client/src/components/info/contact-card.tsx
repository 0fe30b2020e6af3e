import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';
import type { Operator } from '@/lib/env';
import { infoFrame } from '@/lib/texts/info/frame';

const words = infoFrame.contact;

/** Who can be reached, and how. What is not known is not pretended. */
export function ContactCard({
  operator: { name, email, address },
}: {
  readonly operator: Operator;
}) {
  return (
    <section aria-labelledby="contact">
      <Card className="grid gap-4">
        <h2 id="contact" className="scroll-mt-6 text-xl font-semibold">
          {words.title}
        </h2>
        {email === undefined && address === undefined && (
          <p className="text-muted">{words.missing}</p>
        )}
        <dl className="grid gap-4 empty:hidden sm:grid-cols-2 lg:grid-cols-1">
          {name !== undefined && <Fact name={words.operator}>{name}</Fact>}
          {email !== undefined && (
            <Fact name={words.email}>
              <a
                href={`mailto:${email}`}
                className="font-medium text-accent underline underline-offset-4 hover:text-accent-strong"
              >
                {email}
              </a>
            </Fact>
          )}
          {address !== undefined && <Fact name={words.address}>{address}</Fact>}
        </dl>
      </Card>
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-sm text-muted">{name}</dt>
      <dd className="wrap-anywhere whitespace-pre-line">{children}</dd>
    </div>
  );
}
