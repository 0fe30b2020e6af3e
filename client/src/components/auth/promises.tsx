import { PromiseList } from '@/components/tickets/promise-list';
import { texts } from '@/lib/texts';

/** What a stranger may want to know before he gives his address away. Beside the form, if wide. */
export function Promises() {
  return (
    <aside
      aria-label={texts.home.trust.title}
      className="hidden rounded-2xl border border-line bg-accent-soft/60 p-10 lg:block"
    >
      <PromiseList />
    </aside>
  );
}
