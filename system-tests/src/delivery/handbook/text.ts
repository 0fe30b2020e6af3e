const BLOCK = /^ *```\w*\n([\s\S]*?)^ *```$/gm;

/** What stands between backticks in the text, outside of blocks. */
export function spansOf(markdown: string): string[] {
  const text = markdown.replace(BLOCK, '');
  return [...text.matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
}

/** The lines of every block of code. */
export function blockLinesOf(markdown: string): string[] {
  return [...markdown.matchAll(BLOCK)].flatMap(([, block = '']) =>
    block
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  );
}

/** All code of a document, in blocks and in the text. */
export function codeOf(markdown: string): string[] {
  return [...blockLinesOf(markdown), ...spansOf(markdown)];
}

/** A part of a document, from its heading to the next one of its rank or a higher one. */
export function sectionOf(markdown: string, heading: string): string {
  const rank = /^#+/.exec(heading)?.[0].length ?? 1;
  const start = markdown.indexOf(`${heading}\n`);
  if (start < 0) return '';
  const rest = markdown.slice(start + heading.length);
  const end = rest.search(new RegExp(`^#{1,${rank}} `, 'm'));
  return end < 0 ? rest : rest.slice(0, end);
}

/** The names under which a document's headings can be linked to. */
export function anchorsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}

export interface Link {
  file: string;
  anchor: string;
}

/** The links of a document that lead to files, or to places in them. */
export function linksOf(markdown: string): Link[] {
  return [...markdown.matchAll(/\]\(([^)#\s]*)#?([^)\s]*)\)/g)]
    .map(([, file = '', anchor = '']) => ({ file, anchor }))
    .filter(({ file }) => !file.includes('://'));
}
