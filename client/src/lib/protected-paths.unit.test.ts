import { isProtectedPath } from './protected-paths';

describe('pages for signed-in people', () => {
  it.each([
    '/account',
    '/account/',
    '/sell',
    '/listings',
    '/orders',
    '/orders/',
    '/orders/1',
    '/orders/1/payment',
    '/tickets/1/edit',
  ])('protects %s', (path) => expect(isProtectedPath(path)).toBe(true));

  it.each([
    '/',
    '/tickets',
    '/tickets/1',
    '/signin',
    '/signup',
    '/api/docs',
    '/accounts',
    '/faq',
    '/support',
    '/terms',
    '/privacy',
    '/refund-policy',
    '/orderstuff',
    '/seller',
  ])('leaves %s open', (path) => expect(isProtectedPath(path)).toBe(false));
});
