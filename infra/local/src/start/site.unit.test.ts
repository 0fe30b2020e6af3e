import { endpointOf, readSite } from './site';

describe('a site', () => {
  it.each([
    ['http://localhost:3000', undefined, { host: 'localhost', port: 3_000 }],
    ['https://shop.example', undefined, { host: 'shop.example', port: 443 }],
    ['http://shop.example', undefined, { host: 'shop.example', port: 80 }],
    ['https://shop.example', '127.0.0.1:8443', { host: '127.0.0.1', port: 8_443 }],
  ])('%s, connect to %s, is reached there', (url, connectTo, endpoint) => {
    expect(endpointOf({ url, connectTo })).toEqual(endpoint);
  });

  it('has no slash at the end of its address', () => {
    expect(readSite({ url: 'https://shop.example/' }).url).toBe('https://shop.example');
  });

  it.each([
    [{ url: 'shop' }, '--url must be'],
    [{ url: 'ftp://shop.example' }, '--url must be'],
    [{ url: 'https://shop.example', connectTo: '127.0.0.1' }, '--connect-to must be'],
  ])('is refused with a sentence: %j', (site, sentence) => {
    expect(() => readSite(site)).toThrow(sentence);
  });
});
