import Link from 'next/link';
import { cn } from '@/lib/class-names';
import type { OrderTab } from '@/lib/order-filters';
import { ORDER_TABS, orderListPath } from '@/lib/order-filters';
import { texts } from '@/lib/texts';

/** The orders of one status each; every tab has an address. */
export function OrderTabs({ current }: { readonly current: OrderTab }) {
  return (
    <nav aria-label={texts.orders.filter} className="border-b border-line">
      <ul className="-mb-px flex flex-wrap gap-x-4 max-sm:text-sm sm:gap-x-6">
        {ORDER_TABS.map((tab) => (
          <li key={tab}>
            <Link
              href={orderListPath(tab)}
              aria-current={tab === current ? 'page' : undefined}
              className={cn(
                'inline-flex h-11 items-center border-b-2 font-medium transition-colors',
                tab === current
                  ? 'border-accent text-accent-strong'
                  : 'border-transparent text-muted hover:border-line-strong hover:text-ink',
              )}
            >
              {texts.orders.filters[tab]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
