import fc from 'fast-check';
import { beginningOf, beginningsOf, isLongWord, searchWords, wordsOf } from './title-words';

describe('the words of a title', () => {
  it.each([
    ['AC/DC - Live 2026!', ['ac', 'dc', 'live', '2026']],
    ['Rock rock ROCK', ['rock']],
    ['Björk à la Réunion', ['bjork', 'a', 'la', 'reunion']],
    ['STRASSE Straße', ['strasse']],
    ['İstanbul', ['istanbul']],
    ['ΣΟΦΟΣ σοφός', ['σοφοσ']],
    ['Москва Ёлка', ['москва', 'елка']],
    ['東京ドーム', ['東京ト\u30fcム']],
    ['🎟 ... — ', []],
    ['', []],
  ])('of "%s" are %j', (title, words) => {
    expect(wordsOf(title)).toEqual(words);
  });

  it('are the same however an accent is written', () => {
    expect(wordsOf('caf\u00e9')).toEqual(wordsOf('cafe\u0301'));
  });
});

describe('the beginnings of a title', () => {
  it('are those of each word, once', () => {
    expect(beginningsOf('To Toto')).toEqual(['t', 'to', 'tot', 'toto']);
  });

  it('are bounded, whatever the title', () => {
    const word = 'x'.repeat(200);
    expect(beginningsOf(word)).toHaveLength(16);
    expect(isLongWord(word)).toBe(true);
    expect(isLongWord(beginningOf(word))).toBe(false);
  });

  it('do not cut a letter in two', () => {
    expect(beginningsOf('𝔸𝔹')).toEqual(['𝔸', '𝔸𝔹']);
  });
});

describe('the words of a search', () => {
  it('leave out what another word begins with', () => {
    expect(searchWords('the theatre th a thea')).toEqual(['a', 'theatre']);
  });

  it('are none where there is no letter and no digit', () => {
    expect(searchWords(' .* ^$ ')).toEqual([]);
  });

  it('find every title that has a word that begins with each of them', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 });
    fc.assert(
      fc.property(text, fc.infiniteStream(fc.nat(5)), (title, cuts) => {
        const asked = title
          .split(' ')
          .map((word) => Array.from(word))
          .map((letters) => letters.slice(0, letters.length - (cuts.next().value ?? 0)).join(''));
        const words = wordsOf(title);
        const beginnings = new Set(beginningsOf(title));
        return searchWords(asked.join(' ')).every(
          (word) =>
            beginnings.has(beginningOf(word)) && words.some((other) => other.startsWith(word)),
        );
      }),
    );
  });
});
