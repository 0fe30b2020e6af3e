import { frameColours, keptTheme, themeCookie, themeFrom } from './theme';

describe('the theme', () => {
  it.each([
    ['dark', 'dark'],
    ['light', 'light'],
    [undefined, 'system'],
    ['"><script>', 'system'],
  ])('of the cookie %p is %s', (cookie, theme) => {
    expect(themeFrom(cookie)).toBe(theme);
  });

  it('is kept for a year, and forgotten where the device is to decide', () => {
    expect(themeCookie('dark')).toBe('theme=dark; Path=/; Max-Age=31536000; SameSite=Lax');
    expect(themeCookie('system')).toContain('Max-Age=0');
  });

  it.each([
    ['dark', 'theme=dark'],
    ['light', 'has-seen=1; theme=light; other=2'],
    ['system', 'other-theme=dark'],
    ['system', ''],
  ])('is %s among the cookies %p of a document', (theme, cookies) => {
    expect(keptTheme(cookies)).toBe(theme);
  });

  it('that was chosen colours the frame of the browser on every device', () => {
    const colours = frameColours('dark').map(({ color }) => color);
    expect(new Set(colours)).toEqual(new Set(['#1c1b18']));
  });

  it('of the device colours the frame as the device is', () => {
    expect(frameColours('system')).toEqual([
      { media: '(prefers-color-scheme: light)', color: '#ffffff' },
      { media: '(prefers-color-scheme: dark)', color: '#1c1b18' },
    ]);
  });
});
