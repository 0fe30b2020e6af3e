import { BadgeCheck, ShieldCheck, Tag } from 'lucide-react';
import { texts } from '@/lib/texts';

const words = texts.auth;
const promises = [
  { icon: BadgeCheck, ...words.promises.once },
  { icon: ShieldCheck, ...words.promises.money },
  { icon: Tag, ...words.promises.price },
];

/** What a stranger may want to know before he gives his address away. Beside the form, if wide. */
export function Promises() {
  return (
    <aside
      aria-label={words.promisesTitle}
      className="hidden rounded-2xl border border-line bg-accent-soft/60 p-10 lg:block"
    >
      <ul className="grid gap-8">
        {promises.map(({ icon: Icon, title, text }) => (
          <li key={title} className="flex gap-4">
            <Icon aria-hidden className="mt-0.5 size-6 shrink-0 text-accent" />
            <div className="grid gap-1">
              <p className="font-semibold">{title}</p>
              <p className="text-pretty text-muted">{text}</p>
            </div>
          </li>
        ))}
      </ul>
    </aside>
  );
}
