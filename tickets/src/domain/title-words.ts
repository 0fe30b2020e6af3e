/** Longer beginnings are not kept: a title could fill an index with them. */
const PREFIX_LENGTH_MAX = 16;

const MARKS = /\p{M}/gu;
const WORD = /[\p{L}\p{Nd}]+/gu;

/**
 * Takes case and accents away. By way of upper case, where letters meet that lower case keeps apart
 * (ß and ss), and letter by letter, because a sigma has another lower case at the end of a word.
 */
function fold(text: string): string {
  const upper = text.normalize('NFD').replaceAll(MARKS, '').toLowerCase().toUpperCase();
  return Array.from(upper, (letter) => letter.toLowerCase()).join('');
}

/** The different words of a text, which are its runs of letters and digits, case and accents aside. */
export function wordsOf(text: string): string[] {
  return [...new Set(fold(text).match(WORD) ?? [])];
}

/** How a word begins: the part of it that is looked up. */
export function beginningOf(word: string): string {
  return Array.from(word).slice(0, PREFIX_LENGTH_MAX).join('');
}

/** Whether the looked-up beginning of a word says less than the word. */
export function isLongWord(word: string): boolean {
  return beginningOf(word) !== word;
}

/** All beginnings of a title's words, one letter and up: a search is a lookup of one of them. */
export function beginningsOf(title: string): string[] {
  const beginnings = wordsOf(title).flatMap((word) => {
    const letters = Array.from(beginningOf(word));
    return letters.map((_letter, index) => letters.slice(0, index + 1).join(''));
  });
  return [...new Set(beginnings)];
}

/**
 * The words that a search asks for. A word that another one begins with asks for nothing more and is
 * left out, so that each of the rest needs a word of the title for itself.
 */
export function searchWords(q: string): string[] {
  const words = wordsOf(q).sort();
  return words.filter((word, index) => !words[index + 1]?.startsWith(word));
}
