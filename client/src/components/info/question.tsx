import { ChevronDown } from 'lucide-react';
import type { InfoSection } from '@/lib/texts/info/info-text';
import { InfoBlocks } from './info-blocks';

/** A question that unfolds its answer: the browser's own, so that it works before any script. */
export function Question({ question }: { readonly question: InfoSection }) {
  return (
    <details id={question.id} className="group scroll-mt-6">
      <summary className="flex min-h-12 list-none items-center justify-between gap-4 rounded-lg px-5 py-3 hover:bg-subtle [&::-webkit-details-marker]:hidden">
        <h3 className="font-medium text-pretty">{question.heading}</h3>
        <ChevronDown
          aria-hidden
          className="size-5 shrink-0 text-muted motion-safe:transition-transform group-open:rotate-180"
        />
      </summary>
      <div className="grid gap-3 px-5 pt-1 pb-5 text-muted">
        <InfoBlocks blocks={question.blocks} />
      </div>
    </details>
  );
}
