const base = 'http://shop.invalid';

/** A path on the origin of the page, or undefined for anything that would lead away from it. */
export const safePath = (given: string): string | undefined => {
  if (!/^\/[\x21-\x5b\x5d-\x7e]*$/.test(given) || !URL.canParse(given, base)) return undefined;
  const url = new URL(given, base);
  // `/.//elsewhere` is a path to the parser, but a browser would take what is left for a host.
  if (url.origin !== base || url.pathname.startsWith('//')) return undefined;
  return `${url.pathname}${url.search}${url.hash}`;
};

/** Adds to the return address what Stripe adds to it. */
export const withResult = (
  returnUrl: string,
  result: { payment_intent: string; payment_intent_client_secret: string; redirect_status: string },
): string => {
  const url = new URL(returnUrl, base);
  for (const [name, value] of Object.entries(result)) url.searchParams.set(name, value);
  return url.origin === base ? `${url.pathname}${url.search}${url.hash}` : url.href;
};
