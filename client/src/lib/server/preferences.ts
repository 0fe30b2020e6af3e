import { cookies, headers } from 'next/headers';
import { createFormat, type Format } from '../format';
import { localeFrom } from '../locale';
import { THEME_COOKIE, themeFrom, type Theme } from '../theme';

/** What the browser that asks has said about its owner: the language of numbers, and the theme. */
export interface Preferences {
  readonly locale: string;
  readonly theme: Theme;
}

export async function requestPreferences(): Promise<Preferences> {
  const [cookieStore, headerStore] = await Promise.all([cookies(), headers()]);
  return {
    locale: localeFrom(headerStore.get('accept-language')),
    theme: themeFrom(cookieStore.get(THEME_COOKIE)?.value),
  };
}

/** For titles and descriptions; what stands on the page is written by `<Money>` and `<LocalTime>`. */
export async function requestFormat(): Promise<Format> {
  return createFormat((await requestPreferences()).locale);
}
