const CONTROL = /\p{Cc}/gu;
const ALLOWED = new Set(['\t', '\n']);

/** CR LF counts as line feed. */
export function withLineFeeds(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

/** C0, DEL and C1 controls (Unicode's category Cc), other than tab and line feed. */
export function hasControlCharacters(text: string): boolean {
  return (text.match(CONTROL) ?? []).some((character) => !ALLOWED.has(character));
}

/** The length as people count it: in Unicode code points, not in UTF-16 units. */
export function lengthInCodePoints(text: string): number {
  return Array.from(text).length;
}
