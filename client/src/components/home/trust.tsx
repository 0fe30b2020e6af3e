import { promises } from '@/components/tickets/promises';
import { texts } from '@/lib/texts';

export function Trust() {
  return (
    <section
      aria-labelledby="trust"
      className="grid gap-8 rounded-2xl border border-line bg-surface p-6 sm:p-10"
    >
      <h2 id="trust" className="text-2xl font-semibold tracking-tight">
        {texts.home.trust.title}
      </h2>
      <ul className="grid gap-8 md:grid-cols-3">
        {promises.map(({ icon: Icon, title, text }) => (
          <li key={title} className="grid content-start gap-2">
            <Icon aria-hidden className="size-6 text-accent" />
            <h3 className="pt-1 font-semibold">{title}</h3>
            <p className="text-pretty text-muted">{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
