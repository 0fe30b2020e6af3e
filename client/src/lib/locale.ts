/** The language of the texts, and the locale of whoever asks for none that we know. */
export const DEFAULT_LOCALE = 'en-US';

const HEADER_LENGTH_MAX = 500;
const LANGUAGE_TAG = /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i;

interface Preference {
  readonly tag: string;
  readonly weight: number;
}

function preferenceOf(part: string): Preference {
  const [tag = '', ...parameters] = part.split(';').map((text) => text.trim());
  const weight = parameters.find((parameter) => parameter.startsWith('q='));
  return { tag, weight: weight === undefined ? 1 : Number(weight.slice(2)) };
}

function isKnown(tag: string): boolean {
  return LANGUAGE_TAG.test(tag) && Intl.DateTimeFormat.supportedLocalesOf([tag]).length > 0;
}

/**
 * The locale that a browser likes best, of those that we can write numbers and times in.
 *
 * @param acceptLanguage the header (RFC 9110, 12.5.4), such as `de-AT, de;q=0.9, en;q=0.5`
 */
export function localeFrom(acceptLanguage: string | null): string {
  if (acceptLanguage === null || acceptLanguage.length > HEADER_LENGTH_MAX) return DEFAULT_LOCALE;
  const preferences = acceptLanguage
    .split(',')
    .map(preferenceOf)
    .filter(({ tag, weight }) => weight > 0 && isKnown(tag));
  // Stable: of two that are liked the same, the first counts.
  return preferences.toSorted((one, other) => other.weight - one.weight)[0]?.tag ?? DEFAULT_LOCALE;
}
