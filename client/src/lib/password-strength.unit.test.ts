import { credentialsSchema } from './credentials';
import { passwordStrength } from './password-strength';

describe('the strength of a new password', () => {
  it.each([
    ['', 'short'],
    ['aB3$xyz', 'short'],
    ['x'.repeat(129), 'long'],
    ['aaaaaaaaaaaaaaaa', 'weak'],
    ['12345678', 'weak'],
    ['abcdefghijkl', 'weak'],
    ['abababababababab', 'weak'],
    ['password', 'weak'],
    ['Password1!', 'weak'],
    ['qwertzuiop123', 'weak'],
    ['sunhorse', 'weak'],
    ['sunny-day7', 'fair'],
    ['kettleriver42', 'fair'],
    ['kettle-river42', 'good'],
    ['T7#kq-W9zu', 'good'],
    ['correct horse battery', 'strong'],
    ['rJ8-vQ2x-Lm5t-Zp9w', 'strong'],
  ])('of "%s" is %s', (password, strength) => {
    expect(passwordStrength(password)).toBe(strength);
  });

  it('is weak where the password is little more than the e-mail address', () => {
    expect(passwordStrength('Ada.Lovelace1', 'ada.lovelace@example.com')).toBe('weak');
    expect(passwordStrength('Ada.Lovelace1', 'bob@example.com')).not.toBe('weak');
  });

  it('counts characters as people do, not as machines store them', () => {
    expect(passwordStrength('🎫🎟🎪🎭')).toBe('short');
    expect(passwordStrength('🎫'.repeat(128))).not.toBe('long');
  });

  it('never gets worse when something new is added at the end', () => {
    const order = ['short', 'weak', 'fair', 'good', 'strong'];
    const whole = 'kettle-River_42.Quartz';
    const ranks = Array.from(whole, (_, index) =>
      order.indexOf(passwordStrength(whole.slice(0, index + 1))),
    );
    expect(ranks).toEqual(ranks.toSorted((one, other) => one - other));
  });

  it('is an opinion: a weak one is accepted like a strong one', () => {
    const schema = credentialsSchema('signup');
    const accepts = (password: string) =>
      schema.safeParse({ email: 'ada@example.com', password }).success;
    expect(accepts('password')).toBe(true);
    expect(accepts('short77')).toBe(false);
    expect(accepts('x'.repeat(129))).toBe(false);
  });
});
