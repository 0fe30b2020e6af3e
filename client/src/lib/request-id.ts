const ACCEPTED = /^[A-Za-z0-9._-]{1,64}$/;

/** The id that came with a request where it is one of ours, or a new one. */
export function requestIdFrom(header: string | null): string {
  return header !== null && ACCEPTED.test(header) ? header : crypto.randomUUID();
}
