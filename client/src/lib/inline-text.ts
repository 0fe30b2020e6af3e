/** A piece of a text: plain, emphasised, or a link. */
export type TextPiece =
  string | { readonly strong: string } | { readonly label: string; readonly href: string };

// A path of this shop, or an e-mail address; a text never leads anywhere else.
const MARKS = /\[([^\]]+)\]\((\/[^)\s]*|mailto:[^)\s]+)\)|\*\*([^*]+)\*\*/g;

/** Cuts `**Mind** the [terms](/terms)` into its pieces, in order. */
export function splitText(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const match of text.matchAll(MARKS)) {
    const [whole, label, href, strong] = match;
    const marked = strong === undefined ? { label: label ?? '', href: href ?? '' } : { strong };
    pieces.push(text.slice(end, match.index), marked);
    end = match.index + whole.length;
  }
  return [...pieces, text.slice(end)].filter((piece) => piece !== '');
}
