import Link from 'next/link';
import type { ReactNode } from 'react';

interface AccountRowProps {
  readonly href: string;
  readonly title: string;
  readonly badge: ReactNode;
  readonly children: ReactNode;
}

/** One line of a short list; all of it leads to the page of what it is about. */
export function AccountRow({ href, title, badge, children }: AccountRowProps) {
  return (
    <li className="relative grid gap-1 px-5 py-4 transition-colors hover:bg-subtle/50">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <Link
          prefetch={false}
          href={href}
          className="line-clamp-2 min-w-0 flex-1 basis-32 font-medium wrap-anywhere after:absolute after:inset-0"
        >
          {title}
        </Link>
        {badge}
      </div>
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">{children}</p>
    </li>
  );
}
