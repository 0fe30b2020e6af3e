import { texts } from '@/lib/texts';
import { promises } from './promises';

/** What a buyer can count on, told where it is decided. */
export function TicketPromises() {
  return (
    <section aria-labelledby="promises" className="grid gap-5 border-t border-line pt-8">
      <h2 id="promises" className="text-lg font-semibold">
        {texts.home.trust.title}
      </h2>
      <ul className="grid max-w-xl gap-5">
        {promises.map(({ icon: Icon, title, text }) => (
          <li key={title} className="flex gap-4">
            <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-accent" />
            <div className="grid gap-0.5">
              <h3 className="font-medium">{title}</h3>
              <p className="text-pretty text-muted">{text}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
