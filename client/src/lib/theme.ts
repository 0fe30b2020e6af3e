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

/** The theme among all cookies of a document, for whoever has no server to ask. */
export function keptTheme(cookies: string): Theme {
  const prefix = `${THEME_COOKIE}=`;
  const kept = cookies.split('; ').find((cookie) => cookie.startsWith(prefix));
  return themeFrom(kept?.slice(prefix.length));
}

/** The surface of either theme: the bar above the page is of one piece with it. */
const SURFACES = { light: '#ffffff', dark: '#1c1b18' };

interface FrameColour {
  readonly media: string;
  readonly color: string;
}

/** What the browser colours its own frame with, as the device is or as was chosen. */
export function frameColours(theme: Theme): readonly FrameColour[] {
  return (['light', 'dark'] as const).map((device) => ({
    media: `(prefers-color-scheme: ${device})`,
    color: SURFACES[theme === 'system' ? device : theme],
  }));
}
