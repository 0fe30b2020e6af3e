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
          <li key={title} className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
            <span
              aria-hidden
              className="row-span-2 grid size-9 place-items-center rounded-full bg-accent-soft font-semibold text-accent-strong tabular-nums"
            >
              {index + 1}
            </span>
            <h3 className="self-center pt-1 font-semibold">{title}</h3>
            <p className="text-pretty text-muted">{text}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
