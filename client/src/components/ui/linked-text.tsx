import Link from 'next/link';
import { splitLinks } from '@/lib/inline-links';

const classes = 'font-medium text-accent underline underline-offset-4 hover:text-accent-strong';

interface LinkedTextProps {
  readonly text: string;
  /** Called as a link to another page is followed. */
  readonly onFollow?: () => void;
}

/** A text that may have links in it, written `[label](/path)`. */
export function LinkedText({ text, onFollow }: LinkedTextProps) {
  return splitLinks(text).map((piece, index) => {
    if (typeof piece === 'string') return piece;
    const key = `${piece.href} ${index}`;
    return piece.href.startsWith('/') ? (
      <Link
        key={key}
        href={piece.href}
        prefetch={false}
        {...(onFollow && { onClick: onFollow })}
        className={classes}
      >
        {piece.label}
      </Link>
    ) : (
      <a key={key} href={piece.href} className={classes}>
        {piece.label}
      </a>
    );
  });
}
