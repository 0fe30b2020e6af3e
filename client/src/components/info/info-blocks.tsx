import { MarkedText } from '@/components/ui/marked-text';
import type { InfoBlock } from '@/lib/texts/info/info-text';

/** Paragraphs and lists of an article. */
export function InfoBlocks({ blocks }: { readonly blocks: readonly InfoBlock[] }) {
  return blocks.map((block, index) =>
    typeof block === 'string' ? (
      <p key={index} className="text-pretty">
        <MarkedText text={block} />
      </p>
    ) : (
      <ul key={index} className="grid list-disc gap-2 pl-5 text-pretty marker:text-accent">
        {block.map((point) => (
          <li key={point}>
            <MarkedText text={point} />
          </li>
        ))}
      </ul>
    ),
  );
}
