import type { Request } from 'express';
import { createSession, type Session } from './session';

const USER = { id: 'u1', email: 'ada@example.com' };
const OLD = 'the-key-before-the-rotation';
const NEW = 'the-key-after-the-rotation';

/** What a pod is configured with in each step of a rotation, as docs/operations.md has it. */
const STEPS = [
  { jwtKey: OLD },
  { jwtKey: OLD, jwtKeyPrevious: NEW },
  { jwtKey: NEW, jwtKeyPrevious: OLD },
  { jwtKey: NEW },
].map((keys) => createSession({ ...keys, sessionTtlSeconds: 60, cookieSecure: true }));

const stepAt = (n: number): Session => STEPS[n] as Session;

function signedInBy(session: Session): Request {
  const request = { session: null } as unknown as Request;
  session.signIn(request, USER);
  return request;
}

describe('rotating the key of the sessions', () => {
  it.each([
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
    [1, 2],
    [2, 1],
    [2, 2],
    [2, 3],
    [3, 2],
    [3, 3],
  ])('a session that a pod of step %i made is taken by a pod of step %i', (maker, reader) => {
    const request = signedInBy(stepAt(maker));

    expect(stepAt(reader).currentUser(request)).toMatchObject(USER);
  });

  it('a session of the old key outlives the change of keys', () => {
    expect(stepAt(2).currentUser(signedInBy(stepAt(0)))).toMatchObject(USER);
  });

  it('a session of the old key ends with the key', () => {
    expect(stepAt(3).currentUser(signedInBy(stepAt(0)))).toBeUndefined();
  });

  it('without the step in between, a pod that is not restarted yet signs people out', () => {
    expect(stepAt(0).currentUser(signedInBy(stepAt(2)))).toBeUndefined();
  });
});
