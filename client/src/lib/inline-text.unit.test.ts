import { splitText } from './inline-text';

describe('marks in a text', () => {
  it('are told from what stands around them', () => {
    expect(splitText('**Mind** the [terms](/terms) and [refunds](/refund-policy#late).')).toEqual([
      { strong: 'Mind' },
      ' the ',
      { label: 'terms', href: '/terms' },
      ' and ',
      { label: 'refunds', href: '/refund-policy#late' },
      '.',
    ]);
  });

  it('may be all there is, or not there at all', () => {
    expect(splitText('[Write](mailto:a@b.example)')).toEqual([
      { label: 'Write', href: 'mailto:a@b.example' },
    ]);
    expect(splitText('Just [words] (here) * there.')).toEqual(['Just [words] (here) * there.']);
    expect(splitText('')).toEqual([]);
  });

  it.each(['[x](javascript:alert(1))', '[x](https://elsewhere.example)', '[x](data:text/html,y)'])(
    'lead nowhere else: %s stays a text',
    (text) => expect(splitText(text)).toEqual([text]),
  );
});
