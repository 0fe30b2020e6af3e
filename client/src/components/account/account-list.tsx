import { ArrowRight } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Notice } from '@/components/ui/notice';
import { texts } from '@/lib/texts';

interface AccountListProps<Item> {
  readonly title: string;
  /** `undefined` where they could not be read. */
  readonly items: readonly Item[] | undefined;
  readonly none: ReactNode;
  readonly all: { readonly href: string; readonly label: string };
  readonly children: (item: Item) => ReactNode;
}

/** The latest few of something, and the way to all of them. */
export function AccountList<Item>({ title, items, none, all, children }: AccountListProps<Item>) {
  return (
    <section aria-label={title} className="grid content-start gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="text-xl font-semibold">{title}</h2>
        {items?.length !== 0 && (
          <Link
            href={all.href}
            className="inline-flex items-center gap-1 py-1 font-medium text-accent underline-offset-4 hover:underline"
          >
            {all.label} <ArrowRight aria-hidden className="size-4" />
          </Link>
        )}
      </div>
      <AccountItems items={items} none={none}>
        {children}
      </AccountItems>
    </section>
  );
}

function AccountItems<Item>(props: Pick<AccountListProps<Item>, 'items' | 'none' | 'children'>) {
  const { items, none, children } = props;
  if (items === undefined) return <Notice tone="warning">{texts.account.unreadable}</Notice>;
  if (items.length === 0) {
    return (
      <div className="grid justify-items-start gap-3 rounded-xl border border-dashed border-line-strong p-5 text-muted">
        {none}
      </div>
    );
  }
  return (
    <ul className="divide-y divide-line rounded-xl border border-line bg-surface shadow-xs">
      {items.map(children)}
    </ul>
  );
}
