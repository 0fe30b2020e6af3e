import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly text: string;
  /** `h1` where the empty state is all there is on the page. */
  readonly heading?: 'h1' | 'h2' | 'h3';
  readonly children?: ReactNode;
}

/** Nothing to show, why, and what to do about it. */
export function EmptyState(props: EmptyStateProps) {
  const { icon: Icon, title, text, heading: Heading = 'h2', children } = props;
  return (
    <div className="grid justify-items-center gap-3 rounded-xl border border-dashed border-line-strong px-6 py-14 text-center">
      <Icon aria-hidden className="size-8 text-muted" />
      <Heading className="text-lg font-semibold">{title}</Heading>
      <p className="max-w-prose text-muted">{text}</p>
      {children}
    </div>
  );
}
