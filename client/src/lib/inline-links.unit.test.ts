import { splitLinks } from './inline-links';

describe('links in a text', () => {
  it('are told from what stands around them', () => {
    expect(splitLinks('See the [terms](/terms) and [refunds](/refund-policy#late).')).toEqual([
      'See the ',
      { label: 'terms', href: '/terms' },
      ' and ',
      { label: 'refunds', href: '/refund-policy#late' },
      '.',
    ]);
  });

  it('may be all there is, or not there at all', () => {
    expect(splitLinks('[Write](mailto:a@b.example)')).toEqual([
      { label: 'Write', href: 'mailto:a@b.example' },
    ]);
    expect(splitLinks('Just [words] (here).')).toEqual(['Just [words] (here).']);
    expect(splitLinks('')).toEqual([]);
  });

  it.each(['[x](javascript:alert(1))', '[x](https://elsewhere.example)', '[x](data:text/html,y)'])(
    'lead nowhere else: %s stays a text',
    (text) => expect(splitLinks(text)).toEqual([text]),
  );
});
