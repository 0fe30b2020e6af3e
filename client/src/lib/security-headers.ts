import { SHARE_IMAGE_PATH } from './share-image-facts';

const ONE_YEAR_SECONDS = 31_536_000;

/** What every answer of the client carries. The Content-Security-Policy is made per request. */
const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  // Some banks open their 3-D Secure step in a window of its own, which must find its way back.
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin-allow-popups' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  {
    key: 'Permissions-Policy',
    value: 'camera=(), microphone=(), geolocation=(), payment=(self "https://js.stripe.com")',
  },
  {
    key: 'Strict-Transport-Security',
    value: `max-age=${ONE_YEAR_SECONDS}; includeSubDomains`,
  },
];

/** Pages of other sites show these pictures beside links to ours. */
const forAnySite = [{ key: 'Cross-Origin-Resource-Policy', value: 'cross-origin' }];

/** Which answers carry what. Where two rules name one header, the later one holds. */
export const headerRules = [
  { source: '/:path*', headers: securityHeaders },
  { source: SHARE_IMAGE_PATH, headers: forAnySite },
  { source: `/tickets/:id${SHARE_IMAGE_PATH}`, headers: forAnySite },
];
