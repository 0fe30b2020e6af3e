import type { InfoSection } from '@/lib/texts/info/info-text';
import { InfoBlocks } from './info-blocks';

export function InfoSectionView({ section }: { readonly section: InfoSection }) {
  return (
    <section aria-labelledby={section.id} className="grid gap-3">
      <h2 id={section.id} className="scroll-mt-6 text-xl font-semibold">
        {section.heading}
      </h2>
      <InfoBlocks blocks={section.blocks} />
    </section>
  );
}
