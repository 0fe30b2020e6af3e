import { unstable_getResponseFromNextConfig as responseFrom } from 'next/experimental/testing/server';
import { headerRules } from './security-headers';

const headersOf = async (path: string): Promise<Headers> => {
  const nextConfig = { headers: () => Promise.resolve(headerRules) };
  return (await responseFrom({ url: `https://tickets.example${path}`, nextConfig })).headers;
};

const RESOURCE_POLICY = 'cross-origin-resource-policy';

describe('the headers of an answer', () => {
  it.each(['/opengraph-image', '/tickets/6b1f/opengraph-image'])(
    'let any site show the picture for sharing at %s',
    async (path) => {
      const headers = await headersOf(path);
      expect(headers.get(RESOURCE_POLICY)).toBe('cross-origin');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    },
  );

  it.each(['/', '/tickets', '/tickets/6b1f', '/orders/6b1f', '/tickets/6b1f/edit'])(
    'keep %s for our own site',
    async (path) => expect((await headersOf(path)).get(RESOURCE_POLICY)).toBe('same-origin'),
  );
});
