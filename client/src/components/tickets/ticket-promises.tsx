import { texts } from '@/lib/texts';
import { PromiseList } from './promise-list';

/** What a buyer can count on, told where it is decided. */
export function TicketPromises() {
  return (
    <section aria-labelledby="promises" className="grid gap-5 border-t border-line pt-8">
      <h2 id="promises" className="text-lg font-semibold">
        {texts.home.trust.title}
      </h2>
      <PromiseList />
    </section>
  );
}
