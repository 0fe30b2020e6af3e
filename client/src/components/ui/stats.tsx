import type { ReactNode } from 'react';

interface Stat {
  readonly name: string;
  readonly value: ReactNode;
}

/** A few figures, side by side. */
export function Stats({
  label,
  stats,
}: {
  readonly label: string;
  readonly stats: readonly Stat[];
}) {
  return (
    <section aria-label={label}>
      <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-xl border border-line bg-line shadow-xs sm:grid-cols-4">
        {stats.map(({ name, value }) => (
          <div key={name} className="grid min-w-0 content-start gap-1 bg-surface p-5">
            <dt className="text-sm text-muted">{name}</dt>
            <dd className="text-2xl font-semibold tracking-tight tabular-nums max-sm:text-xl">
              {value}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
