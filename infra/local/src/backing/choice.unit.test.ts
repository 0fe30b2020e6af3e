import { resolve, withoutPassword, type Candidate, type Choice, type Source } from './choice';

const choice = (source: Source): Choice => ({ source, product: 'x', version: '1', where: 'here' });
const yes = (source: Source): Candidate => ({
  source,
  find: () => Promise.resolve({ yes: choice(source) }),
});
const no = (source: Source, why: string): Candidate => ({
  source,
  find: () => Promise.resolve({ no: why }),
});

describe('resolving a backing service', () => {
  it('takes the first candidate that says yes', async () => {
    const candidates = [no('given', 'not set'), yes('found'), yes('embedded')];
    const chosen = await resolve({ service: 'X', candidates, help: '' });
    expect(chosen.source).toBe('found');
  });

  it('does not ask further once it has one', async () => {
    let asked = false;
    const never: Candidate = {
      source: 'fetched',
      find() {
        asked = true;
        return Promise.resolve({ no: '' });
      },
    };
    await resolve({ service: 'X', candidates: [yes('found'), never], help: '' });
    expect(asked).toBe(false);
  });

  it('takes only what was forced', async () => {
    const candidates = [yes('found'), yes('embedded')];
    const chosen = await resolve({ service: 'X', candidates, forced: 'embedded', help: '' });
    expect(chosen.source).toBe('embedded');
  });

  it('says what was tried, why not, and what to install', async () => {
    const candidates = [no('given', 'X_URL is not set'), no('found', 'no x on PATH')];
    const attempt = resolve({ service: 'X', candidates, help: 'Install x.' });
    await expect(attempt).rejects.toThrow(
      'X can not be had.\n  given: X_URL is not set\n  found: no x on PATH\nInstall x.',
    );
  });

  it('says that there is no such way where one was forced that does not exist', async () => {
    const attempt = resolve({ service: 'X', candidates: [], forced: 'embedded', help: 'Help.' });
    await expect(attempt).rejects.toThrow('there is no way to have it "embedded"');
  });
});

describe('an address that is shown', () => {
  it('has no password in it', () => {
    expect(withoutPassword('mongodb://ada:secret@db:1/x')).toBe('mongodb://***@db:1/x');
    expect(withoutPassword('redis://127.0.0.1:1')).toBe('redis://127.0.0.1:1');
  });
});
