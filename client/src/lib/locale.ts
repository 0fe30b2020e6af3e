/** The language of `texts.ts`. Server and browser format alike, or hydration would stumble. */
export const LOCALE = 'en-US';
