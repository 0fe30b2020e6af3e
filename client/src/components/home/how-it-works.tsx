import { texts } from '@/lib/texts';

const words = texts.home.steps;

export function HowItWorks() {
  return (
    <section aria-labelledby="how-it-works" className="grid gap-8">
      <h2 id="how-it-works" className="text-2xl font-semibold tracking-tight">
        {words.title}
      </h2>
      <ol className="grid gap-8 md:grid-cols-3">
        {words.list.map(({ title, text }, index) => (
          <li key={title} className="flex gap-4">
            <span
              aria-hidden
              className="grid size-9 shrink-0 place-items-center rounded-full bg-accent-soft font-semibold text-accent-strong tabular-nums"
            >
              {index + 1}
            </span>
            <div className="grid content-start gap-1 pt-1.5">
              <h3 className="font-semibold">{title}</h3>
              <p className="text-pretty text-muted">{text}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
