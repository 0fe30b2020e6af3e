import { ArrowRight } from 'lucide-react';
import Link from 'next/link';
import { infoFrame } from '@/lib/texts/info/frame';

/** The other articles. */
export function MoreInfo({ path }: { readonly path: string }) {
  return (
    <nav aria-label={infoFrame.more} className="grid gap-3 border-t border-line pt-8 print:hidden">
      <p aria-hidden className="text-sm font-medium text-muted">
        {infoFrame.more}
      </p>
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        {infoFrame.links
          .filter(({ href }) => href !== path)
          .map(({ href, label }) => (
            <li key={href}>
              <Link
                href={href}
                prefetch={false}
                className="flex min-h-11 items-center justify-between gap-2 rounded-lg border border-line bg-surface px-4 py-2 transition-colors hover:border-line-strong hover:bg-subtle"
              >
                {label} <ArrowRight aria-hidden className="size-4 shrink-0 text-muted" />
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  );
}
