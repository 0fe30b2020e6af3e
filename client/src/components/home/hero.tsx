import { Search } from 'lucide-react';
import Form from 'next/form';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { texts } from '@/lib/texts';
import { ExampleOrder } from './example-order';

const words = texts.home;

/** What this is, and the one thing to do: look for a ticket. */
export function Hero({ currency }: { readonly currency: string }) {
  return (
    <section className="grid items-center gap-10 rounded-2xl bg-accent-soft px-5 py-10 sm:px-10 sm:py-14 lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-16 lg:px-14 lg:py-16">
      <div className="grid gap-6">
        <div className="grid gap-4">
          <h1 className="text-4xl leading-tight font-semibold tracking-tight text-balance sm:text-5xl">
            {words.title}
          </h1>
          <p className="max-w-xl text-lg text-pretty text-muted">{words.text}</p>
        </div>
        <SearchForm />
        <p>
          <Link
            href="/tickets"
            className="font-medium text-accent-strong underline underline-offset-4"
          >
            {words.browse}
          </Link>
        </p>
      </div>
      <ExampleOrder currency={currency} />
    </section>
  );
}

function SearchForm() {
  return (
    <Form action="/tickets" role="search" className="flex max-w-xl gap-2 max-sm:flex-col">
      <Input
        type="search"
        name="q"
        aria-label={words.search}
        placeholder={words.searchPlaceholder}
        autoComplete="off"
        enterKeyHint="search"
        className="h-13! px-4! text-lg"
      />
      <Button type="submit" size="large" className="h-13!">
        <Search aria-hidden /> {words.find}
      </Button>
    </Form>
  );
}
