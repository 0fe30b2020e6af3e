// RFC 6265: what a cookie may consist of. Anything else is nobody's session, and no header's part.
const COOKIE_VALUE = /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]+$/;

export const SESSION_COOKIE = 'session';

/** The session to pass on to the API, where the request brought one that can be one. */
export function sessionFrom(value: string | undefined): string | undefined {
  return value !== undefined && COOKIE_VALUE.test(value) ? value : undefined;
}
