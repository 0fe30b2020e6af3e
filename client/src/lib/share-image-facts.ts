/** What Open Graph asks for: 1.91 : 1, sharp on good screens. */
export const SHARE_IMAGE_SIZE = { width: 1200, height: 630 } as const;

/** Where `app/opengraph-image.tsx` is served. */
export const SHARE_IMAGE_PATH = '/opengraph-image';

// What Geist has letters for, in whole ranges. Anything else would be fetched from Google while the
// picture is drawn.
const UNDRAWABLE =
  /[^\x20-\x7e\xa0-\xac\xae-\u0113\u0116-\u012b\u012e-\u0137\u0139-\u013e\u0141-\u0148\u014a-\u014d\u0150-\u017e\u0218-\u021b\u0400-\u045f\u1ea0-\u1ef9\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u20aa\u20ac\u20b1\u20b4\u20b9\u20bd\u2116\u2122\u2190-\u2199\u2212]/gu;

/** The part of a text that our own font can draw; empty where that is nothing. */
export function drawableText(text: string): string {
  const drawable = text.normalize('NFC').replaceAll(UNDRAWABLE, ' ');
  return drawable.replaceAll(/\s+/g, ' ').trim();
}

interface SizeStep {
  readonly upToCharacters: number;
  readonly fontSizePx: number;
}

const SIZE_STEPS: readonly SizeStep[] = [
  { upToCharacters: 32, fontSizePx: 84 },
  { upToCharacters: 70, fontSizePx: 64 },
];
const SMALLEST_PX = 50;

/** Large where the text is short; three lines of the smallest hold about a hundred characters. */
export function titleSizePx(title: string): number {
  const step = SIZE_STEPS.find(({ upToCharacters }) => title.length <= upToCharacters);
  return step?.fontSizePx ?? SMALLEST_PX;
}
