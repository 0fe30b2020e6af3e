import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
}

/** Nothing to show, why, and what to do about it. */
export function EmptyState({ icon: Icon, title, text, children }: EmptyStateProps) {
  return (
    <div className="grid justify-items-center gap-3 rounded-xl border border-dashed border-line-strong px-6 py-14 text-center">
      <Icon aria-hidden className="size-8 text-muted" />
      <h2 className="text-lg font-semibold">{title}</h2>
      <p className="max-w-prose text-muted">{text}</p>
      {children}
    </div>
  );
}
