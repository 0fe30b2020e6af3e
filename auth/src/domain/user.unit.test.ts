import { isEmail, normalizeEmail } from './user';

describe('an e-mail address', () => {
  it('is kept trimmed and in lower case', () => {
    expect(normalizeEmail('  Ada@Example.COM ')).toBe('ada@example.com');
  });

  it.each(['ada@example.com', 'a.b+c@sub.example.co', 'ü@example.com', 'a@müller.de'])(
    'may look like %s',
    (email) => {
      expect(isEmail(email)).toBe(true);
    },
  );

  it.each([
    '',
    'ada',
    'ada@',
    '@example.com',
    'ada@example',
    'ada@@example.com',
    'a b@example.com',
    'ada@example..com',
    'ada@-example.com',
    'a\u0000b@example.com',
    `${'a'.repeat(65)}@example.com`,
  ])('may not look like "%s"', (email) => {
    expect(isEmail(email)).toBe(false);
  });

  it('is at most 254 characters long', () => {
    const domain = `${'a'.repeat(60)}.`.repeat(3);
    const at254 = `${'a'.repeat(64)}@${domain}${'b'.repeat(254 - 65 - domain.length - 4)}.com`;
    expect(at254).toHaveLength(254);
    expect(isEmail(at254)).toBe(true);
    expect(isEmail(at254.replace('.com', 'b.com'))).toBe(false);
  });
});
