const PROTECTED = [
  /^\/account\/?$/,
  /^\/sell\/?$/,
  /^\/listings\/?$/,
  /^\/orders(\/.*)?$/,
  /^\/tickets\/[^/]+\/edit\/?$/,
];

/** Pages that an anonymous visitor does not get to see. */
export function isProtectedPath(pathname: string): boolean {
  return PROTECTED.some((pattern) => pattern.test(pathname));
}
