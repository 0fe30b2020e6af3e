import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { texts } from '@/lib/texts';

const words = texts.home.selling;

export function SellCall() {
  return (
    <section
      aria-labelledby="selling"
      className="flex flex-wrap items-center justify-between gap-6 rounded-2xl bg-subtle p-6 sm:p-10"
    >
      <div className="grid gap-2">
        <h2 id="selling" className="text-2xl font-semibold tracking-tight">
          {words.title}
        </h2>
        <p className="max-w-xl text-pretty text-muted">{words.text}</p>
      </div>
      <Button asChild size="large" variant="secondary" className="max-sm:w-full">
        <Link href="/sell">{texts.home.sell}</Link>
      </Button>
    </section>
  );
}
