import { listingOrdersPath } from './listing-orders-path';
import { errandOf, safeNextPath, signInPath, signUpPath } from './next-path';

describe('where a visitor goes after signing in', () => {
  it.each([
    '/',
    '/sell',
    '/tickets/5f?quantity=3',
    '/tickets?q=rock+%26+roll&sort=-price',
    '/orders/5f#receipt',
    '/tickets?q=https://example.com',
  ])('follows a path of this origin: %s', (path) => {
    expect(safeNextPath(path)).toBe(path);
  });

  it.each([
    ['a missing one', undefined],
    ['none', null],
    ['an empty one', ''],
    ['a name without a slash', 'sell'],
    ['another origin', 'https://evil.example/'],
    ['another scheme', 'javascript:alert(1)'],
    ['a host without a scheme', '//evil.example'],
    ['three slashes', '///evil.example'],
    ['a slash and a backslash', '/\\evil.example'],
    ['two backslashes', '\\\\evil.example'],
    ['a backslash further on', '/tickets\\..\\evil'],
    ['an encoded host', '/%2Fevil.example'],
    ['a twice encoded host', '/%252Fevil.example'],
    ['an encoded backslash', '/%5Cevil.example'],
    ['a wholly encoded host', '%2F%2Fevil.example'],
    ['a tab that browsers drop', '/\t/evil.example'],
    ['a line feed that browsers drop', '/\n/evil.example'],
    ['a control character', '/sell\u0000'],
    ['a C1 control character', '/sell\u0085'],
    ['an encoded control character', '/%0d%0aset-cookie:x'],
    ['a space before a host', ' //evil.example'],
    ['a parent folder that becomes a host', '/..//evil.example'],
    ['a dot folder that becomes a host', '/.//evil.example'],
    ['an encoded dot folder that becomes a host', '/%2e//evil.example'],
  ])('leads home for %s', (_what, path) => {
    expect(safeNextPath(path)).toBe('/');
  });

  it('stays on this origin for whatever it follows', () => {
    const candidates = ['/a//b', '/@evil.example', '/.evil.example', '/%', '/?next=//evil.example'];
    for (const candidate of candidates) {
      const target = new URL(safeNextPath(candidate), 'https://shop.example');
      expect(target.origin).toBe('https://shop.example');
    }
  });

  it('keeps path and query in the address of the sign-in page', () => {
    const address = signInPath('/orders?cursor=a&b=c');
    const { pathname, searchParams } = new URL(address, 'https://shop.example');
    expect(pathname).toBe('/signin');
    expect(safeNextPath(searchParams.get('next'))).toBe('/orders?cursor=a&b=c');
  });
});

describe('the way to the forms', () => {
  it('keeps where the visitor wanted to go', () => {
    const encoded = '?next=%2Ftickets%2F5f%3Fquantity%3D3';
    expect(signUpPath('/tickets/5f?quantity=3')).toBe(`/signup${encoded}`);
    expect(signInPath('/tickets/5f?quantity=3')).toBe(`/signin${encoded}`);
  });

  it('says nothing of home, where one goes anyhow', () => {
    expect(signUpPath('/')).toBe('/signup');
    expect(signInPath('/')).toBe('/signin');
  });
});

describe('why somebody is asked to sign in', () => {
  it.each([
    ['/tickets/5f?quantity=3', 'buying'],
    ['/sell', 'selling'],
    ['/tickets/5f/edit', 'listings'],
    ['/listings?cursor=a', 'listings'],
    [listingOrdersPath('5f', 'a'), 'listings'],
    ['/orders', 'orders'],
    ['/orders/5f/payment#card', 'orders'],
    ['/account', 'account'],
  ])('is told by %s: %s', (next, errand) => expect(errandOf(next)).toBe(errand));

  it.each(['/', '/tickets', '/tickets?q=sell', '/faq', '/orderstuff'])(
    'is not told by %s',
    (next) => expect(errandOf(next)).toBeUndefined(),
  );
});
