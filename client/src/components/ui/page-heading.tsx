import type { ReactNode } from 'react';
import { cn } from '@/lib/class-names';

/** In characters: a title of this length leaves no room for the page that it is a title of. */
const LONG = 90;

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
        <h1
          className={cn(
            'font-semibold tracking-tight text-balance wrap-anywhere',
            title.length > LONG ? 'text-xl sm:text-2xl' : 'text-3xl',
          )}
        >
          {title}
        </h1>
        {text !== undefined && <p className="max-w-prose text-muted">{text}</p>}
      </div>
      {children}
    </div>
  );
}
