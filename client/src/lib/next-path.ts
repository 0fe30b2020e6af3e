import { LISTING_ORDERS_ID } from './listing-orders-path';

const HOME = '/';
const NOWHERE = 'http://nowhere.invalid';
const DECODINGS_MAX = 3;

// C0, DEL and C1: browsers drop some of them, and `/<tab>/evil` becomes `//evil`.
const CONTROL = /\p{Cc}/u;
const LEAVES_ORIGIN = /^\/[/\\]/;

function decodings(value: string): string[] {
  const seen = [value];
  for (let round = 0; round < DECODINGS_MAX; round += 1) {
    try {
      seen.push(decodeURIComponent(seen.at(-1) ?? ''));
    } catch {
      return seen;
    }
  }
  return seen;
}

function isPathOfThisOrigin(path: string): boolean {
  return path.startsWith('/') && !LEAVES_ORIGIN.test(path) && !CONTROL.test(path);
}

/**
 * Where to go after signing in. Only a path of this origin is followed, whatever the visitor was
 * given to click on; everything else leads home.
 */
export function safeNextPath(candidate: string | null | undefined): string {
  if (candidate === null || candidate === undefined || !isPathOfThisOrigin(candidate)) return HOME;
  const [path = ''] = candidate.split(/[?#]/, 1);
  if (path.includes('\\') || !decodings(path).every(isPathOfThisOrigin)) return HOME;
  const url = new URL(candidate, NOWHERE);
  // `/..//evil` is a harmless text that a browser turns into `//evil`.
  if (url.origin !== NOWHERE || !isPathOfThisOrigin(url.pathname)) return HOME;
  return `${url.pathname}${url.search}${url.hash}`;
}

function withNext(page: string, path: string): string {
  return path === HOME ? page : `${page}?next=${encodeURIComponent(path)}`;
}

/** The sign-up page that leads to `path` (path and query) afterwards. */
export const signUpPath = (path: string): string => withNext('/signup', path);

/** The sign-in page that leads back to `path` (path and query) afterwards. */
export const signInPath = (path: string): string => withNext('/signin', path);

/** What somebody wanted who is asked to sign in first. */
export type Errand = 'buying' | 'selling' | 'listings' | 'orders' | 'account';

const ERRANDS: readonly (readonly [RegExp, Errand])[] = [
  [/^\/tickets\/[^/]+\/?$/, 'buying'],
  [/^\/sell\/?$/, 'selling'],
  [/^\/(listings|tickets\/[^/]+\/edit)\/?$/, 'listings'],
  [/^\/orders(\/|$)/, 'orders'],
  [/^\/account\/?$/, 'account'],
];

/**
 * Why one is asked to sign in, where the way on tells.
 *
 * @param next a checked path, see `safeNextPath`
 */
export function errandOf(next: string): Errand | undefined {
  // To this part of a ticket's page only its seller is led.
  if (next.endsWith(`#${LISTING_ORDERS_ID}`)) return 'listings';
  const [path = ''] = next.split(/[?#]/, 1);
  return ERRANDS.find(([pattern]) => pattern.test(path))?.[1];
}
