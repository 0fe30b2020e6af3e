import Link from 'next/link';
import { splitText } from '@/lib/inline-text';

const linkClasses =
  'font-medium text-accent underline underline-offset-4 wrap-anywhere hover:text-accent-strong';

interface MarkedTextProps {
  readonly text: string;
  /** Called as a link to another page is followed. */
  readonly onFollow?: () => void;
}

/** A text that may have marks in it: `[a link](/path)`, `**something important**`. */
export function MarkedText({ text, onFollow }: MarkedTextProps) {
  return splitText(text).map((piece, index) => {
    if (typeof piece === 'string') return piece;
    if ('strong' in piece) return <strong key={index}>{piece.strong}</strong>;
    return piece.href.startsWith('/') ? (
      <Link
        key={index}
        href={piece.href}
        prefetch={false}
        {...(onFollow && { onClick: onFollow })}
        className={linkClasses}
      >
        {piece.label}
      </Link>
    ) : (
      <a key={index} href={piece.href} className={linkClasses}>
        {piece.label}
      </a>
    );
  });
}
