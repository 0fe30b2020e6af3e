import { texts } from '@/lib/texts';

export function SiteFooter() {
  return (
    <footer className="border-t border-line text-sm text-muted print:hidden">
      <div className="mx-auto flex max-w-6xl flex-wrap justify-between gap-3 px-4 py-6 sm:px-6">
        <p>{texts.nav.footer}</p>
        {/* Another world than the shop: opened as a page of its own. */}
        <a href="/api/docs" className="underline underline-offset-4 hover:text-ink">
          {texts.nav.api}
        </a>
      </div>
    </footer>
  );
}
