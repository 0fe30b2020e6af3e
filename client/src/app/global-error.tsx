'use client';

import { PageError } from '@/components/layout/page-error';
import { useKeptTheme } from '@/lib/use-theme';
import './globals.css';

interface GlobalErrorProps {
  readonly error: unknown;
  readonly retry: () => void;
}

/** Stands in for the whole document when even its frame could not be drawn. */
export default function GlobalError(props: GlobalErrorProps) {
  return (
    <html lang="en" data-theme={useKeptTheme()}>
      <body className="mx-auto max-w-3xl p-6">
        <PageError {...props} />
      </body>
    </html>
  );
}
