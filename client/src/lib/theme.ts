/** `system` follows the device, and is what nobody has to choose. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export const THEME_COOKIE = 'theme';
const ONE_YEAR_SECONDS = 31_536_000;

export function themeFrom(cookie: string | undefined): Theme {
  return THEMES.find((theme) => theme === cookie) ?? 'system';
}

/** A cookie and no storage: the server draws the first picture in the right colours. */
export function themeCookie(theme: Theme): string {
  const maxAge = theme === 'system' ? 0 : ONE_YEAR_SECONDS;
  return `${THEME_COOKIE}=${theme}; Path=/; Max-Age=${maxAge}; SameSite=Lax`;
}
