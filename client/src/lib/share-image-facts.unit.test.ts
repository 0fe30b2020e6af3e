import { drawableText, titleSizePx } from './share-image-facts';

describe('the text of a picture for sharing', () => {
  it.each(['Konzert für Žofie & Łukasz, 20 €', 'Ночь музеев', 'Don’t stop – “live” №1'])(
    'is %p as it stands, where our font has every letter',
    (title) => expect(drawableText(title)).toBe(title),
  );

  it('is put together from accents that stand alone', () => {
    expect(drawableText('Cafe\u0301')).toBe('Caf\u00e9');
  });

  it.each([
    ['Jazz 🎷 Night', 'Jazz Night'],
    ['東京 Festival\n2026', 'Festival 2026'],
    ['soft\u00adhyphen', 'soft hyphen'],
    ['👩‍👩‍👧', ''],
    ['東京', ''],
  ])('%p is %p without what would have to be fetched', (title, drawn) => {
    expect(drawableText(title)).toBe(drawn);
  });

  it('is the smaller the longer it is', () => {
    const sizes = [10, 60, 200].map((length) => titleSizePx('x'.repeat(length)));
    expect(sizes).toEqual([84, 64, 50]);
  });
});
