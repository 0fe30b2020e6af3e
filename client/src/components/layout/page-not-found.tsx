import { SearchX } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { texts } from '@/lib/texts';

/** A page that is not there, said as that page's heading. */
export function PageNotFound({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <div className="grid justify-items-center gap-3 px-6 py-20 text-center">
      <SearchX aria-hidden className="size-8 text-muted" />
      <h1 className="text-2xl font-semibold">{title}</h1>
      <p className="max-w-prose text-muted">{text}</p>
      <Button asChild>
        <Link href="/tickets">{texts.errors.notFoundAction}</Link>
      </Button>
    </div>
  );
}
