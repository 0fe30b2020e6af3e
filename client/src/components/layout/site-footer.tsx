import { Ticket } from 'lucide-react';
import Link from 'next/link';
import { texts } from '@/lib/texts';
import type { Theme } from '@/lib/theme';
import { ThemeSwitch } from './theme-switch';

const words = texts.footer;
const columns = [
  {
    title: words.shop,
    links: [
      { href: '/tickets', label: texts.nav.tickets },
      { href: '/sell', label: texts.nav.sell },
    ],
  },
  {
    title: words.help,
    links: [
      { href: '/faq', label: words.faq },
      { href: '/support', label: words.support },
      { href: '/refund-policy', label: words.refunds },
    ],
  },
  {
    title: words.legal,
    links: [
      { href: '/terms', label: words.terms },
      { href: '/privacy', label: words.privacy },
    ],
  },
];
const linkClasses =
  'inline-block py-1 text-muted underline-offset-4 hover:text-ink hover:underline';

export function SiteFooter({ theme }: { readonly theme: Theme }) {
  return (
    <footer className="mt-8 border-t border-line bg-surface text-sm print:hidden">
      <div className="mx-auto grid max-w-6xl gap-8 px-4 py-10 sm:px-6 md:grid-cols-[1.5fr_2fr]">
        <div className="grid content-start gap-3">
          <p className="flex items-center gap-2 text-base font-semibold">
            <Ticket aria-hidden className="size-5 text-accent" /> {texts.brand}
          </p>
          <p className="max-w-xs text-muted">{texts.nav.footer}</p>
        </div>
        <div className="grid grid-cols-2 gap-6 sm:grid-cols-3">
          {columns.map(({ title, links }) => (
            <nav key={title} aria-label={title} className="grid content-start gap-1">
              <p className="pb-1 font-medium">{title}</p>
              {links.map(({ href, label }) => (
                <Link key={href} href={href} prefetch={false} className={linkClasses}>
                  {label}
                </Link>
              ))}
            </nav>
          ))}
        </div>
        <div className="flex flex-wrap items-center justify-between gap-4 border-t border-line pt-6 md:col-span-2">
          <ThemeSwitch theme={theme} />
          {/* Another world than the shop: opened as a page of its own. */}
          <a href="/api/docs" className={linkClasses}>
            {texts.nav.api}
          </a>
        </div>
      </div>
    </footer>
  );
}
