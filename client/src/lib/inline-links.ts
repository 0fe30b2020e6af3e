/** A piece of a text: plain, or a link. */
export type TextPiece = string | { readonly label: string; readonly href: string };

// A path of this shop, or an e-mail address; a text never leads anywhere else.
const LINK = /\[([^\]]+)\]\((\/[^)\s]*|mailto:[^)\s]+)\)/g;

/** Cuts `see the [terms](/terms)` into what is plain and what is a link, in order. */
export function splitLinks(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const [whole, label = '', href = ''] = match;
    pieces.push(text.slice(end, match.index), { label, href });
    end = match.index + whole.length;
  }
  return [...pieces, text.slice(end)].filter((piece) => piece !== '');
}
