import { readFileSync } from 'node:fs';
import path from 'node:path';
import { changed, PLACES } from './edit';

const rootDir = path.resolve(__dirname, '../../../..');

describe('the edit of a trial', () => {
  it.each(PLACES)('finds its place in $name as it is', (place) => {
    const source = readFileSync(path.join(rootDir, place.file), 'utf8');
    const after = changed(source, place, 'abc');
    expect(after.replace(place.change('', 'abc'), '')).toBe(source);
  });

  it.each(PLACES)('is refused where $name has no such place any more', (place) => {
    expect(() => changed('export {};\n', place, 'abc')).toThrow(/is not as it was/);
  });

  it('is seen in what answers', () => {
    const headers = { 'x-trial': 'abc' };
    const data = '<!DOCTYPE html><html lang="en" data-trial="abc" class="x"><body></body></html>';
    expect(PLACES.map((place) => place.shownBy({ headers, data }))).toEqual(['abc', 'abc']);
    expect(PLACES.map((place) => place.shownBy({ headers: {}, data: '<html>' }))).toEqual([
      undefined,
      undefined,
    ]);
  });
});
