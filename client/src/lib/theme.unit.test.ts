import { themeCookie, themeFrom } from './theme';

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
});
