import { ArrowRight, ChevronsLeft } from 'lucide-react';
import Link from 'next/link';
import { texts } from '@/lib/texts';
import { Button } from './button';

interface PagerProps {
  readonly firstHref?: string | undefined;
  readonly nextHref?: string | undefined;
}

/** The way to the next page, and back to the first one. Draws nothing for a single page. */
export function Pager({ firstHref, nextHref }: PagerProps) {
  if (firstHref === undefined && nextHref === undefined) return null;
  return (
    <nav aria-label={texts.pager.label} className="flex flex-wrap justify-between gap-3">
      {firstHref !== undefined && (
        <Button asChild variant="secondary">
          <Link href={firstHref}>
            <ChevronsLeft aria-hidden /> {texts.pager.first}
          </Link>
        </Button>
      )}
      {nextHref !== undefined && (
        <Button asChild variant="secondary" className="ml-auto">
          <Link href={nextHref}>
            {texts.pager.next} <ArrowRight aria-hidden />
          </Link>
        </Button>
      )}
    </nav>
  );
}
