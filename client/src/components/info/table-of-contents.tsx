import { infoFrame } from '@/lib/texts/info/frame';

interface TableOfContentsProps {
  readonly entries: readonly { readonly id: string; readonly heading: string }[];
}

/** Before the text where it is narrow, beside it and in sight where there is room. */
export function TableOfContents({ entries }: TableOfContentsProps) {
  return (
    <nav
      aria-label={infoFrame.contents}
      className="rounded-xl border border-line bg-surface p-5 text-sm lg:sticky lg:top-6 lg:col-start-2 lg:row-start-1 lg:self-start print:hidden"
    >
      <p aria-hidden className="pb-2 font-medium">
        {infoFrame.contents}
      </p>
      <ul className="grid">
        {entries.map(({ id, heading }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              className="block py-1 text-muted underline-offset-4 hover:text-ink hover:underline"
            >
              {heading}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
