import { entrancePath, rememberAccount } from './known-visitor';

function fakeStorage() {
  const kept = new Map<string, string>();
  return () => ({
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  });
}

const noStorage = () => {
  throw new Error('storage is switched off');
};

describe('the way in', () => {
  it('of a stranger is the sign-up', () => {
    expect(entrancePath('/sell', fakeStorage())).toBe('/signup?next=%2Fsell');
  });

  it('of somebody who has signed in here before is the sign-in', () => {
    const storage = fakeStorage();
    rememberAccount(storage);
    expect(entrancePath('/tickets/5f?quantity=2', storage)).toBe(
      '/signin?next=%2Ftickets%2F5f%3Fquantity%3D2',
    );
  });

  it('is the sign-up where the browser keeps nothing', () => {
    rememberAccount(noStorage);
    expect(entrancePath('/sell', noStorage)).toBe('/signup?next=%2Fsell');
  });
});
