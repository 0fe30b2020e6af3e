import type { ReactNode } from 'react';

interface PageHeadingProps {
  readonly title: string;
  readonly text?: string | undefined;
  readonly children?: ReactNode;
}

/** The one h1 of a page, a line below it, and the page's main action beside it. */
export function PageHeading({ title, text, children }: PageHeadingProps) {
  return (
    <div className="flex flex-wrap items-end justify-between gap-4">
      <div className="grid min-w-0 gap-1">
        <h1 className="text-3xl font-semibold tracking-tight text-balance wrap-anywhere">
          {title}
        </h1>
        {text !== undefined && <p className="max-w-prose text-muted">{text}</p>}
      </div>
      {children}
    </div>
  );
}
