import { DEFAULT_LOCALE, localeFrom } from './locale';

describe('the locale of a request', () => {
  it.each([
    ['de-AT, de;q=0.9, en;q=0.5', 'de-AT'],
    ['fr;q=0.5, es;q=0.9', 'es'],
    ['pt-BR', 'pt-BR'],
    ['en-GB,en;q=0.9', 'en-GB'],
  ])('of %p is %s: the one that the browser likes best', (header, locale) => {
    expect(localeFrom(header)).toBe(locale);
  });

  it.each([
    null,
    '',
    '*',
    'xx-nowhere-123456789',
    'de;q=0',
    '../../etc/passwd',
    'q'.repeat(501),
    'de;q=much',
  ])('of %p is the one of our texts', (header) => {
    expect(localeFrom(header)).toBe(DEFAULT_LOCALE);
  });
});
