import { promises } from './promises';

/** What a buyer can count on, one below the other. */
export function PromiseList() {
  return (
    <ul className="grid max-w-xl gap-6">
      {promises.map(({ icon: Icon, title, text }) => (
        <li key={title} className="flex gap-4">
          <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-accent" />
          <div className="grid gap-0.5">
            <p className="font-medium">{title}</p>
            <p className="text-pretty text-muted">{text}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
