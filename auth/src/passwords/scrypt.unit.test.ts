import { hash, isOutdated, matches } from './scrypt';

const weak = { N: 2 ** 4, r: 8, p: 1 };

describe('a password hash', () => {
  it('matches its own password and no other', async () => {
    const stored = await hash('correct horse', weak);
    expect(await matches('correct horse', stored)).toBe(true);
    expect(await matches('correct horsf', stored)).toBe(false);
  });

  it('has a salt of its own', async () => {
    expect(await hash('same', weak)).not.toBe(await hash('same', weak));
  });

  it('says with which parameters it was made', async () => {
    expect(await hash('any', weak)).toMatch(/^scrypt\$16\$8\$1\$/);
    expect(isOutdated(await hash('any', weak))).toBe(true);
    expect(isOutdated(await hash('any'))).toBe(false);
  });

  it('is refused when it is not one of ours', async () => {
    await expect(matches('any', '$2b$10$something')).rejects.toThrow('not a password hash');
  });
});
