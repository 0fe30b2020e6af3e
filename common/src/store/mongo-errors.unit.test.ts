import { isDuplicateKey, isUnavailable } from './mongo-errors';

const named = (name: string) => Object.assign(new Error('no'), { name });
const coded = (code: unknown) => Object.assign(new Error('no'), { code });

describe('an error of the database', () => {
  it.each([
    ['a network error of the driver', named('MongoNetworkError')],
    ['a server that was closed under a command', named('MongoServerClosedError')],
    ['a session that was given up', named('MongoExpiredSessionError')],
    ['a server that is shutting down', coded(91)],
    ['a server that has another password already', coded(18)],
    ['a socket that was reset while it was written to', coded('ECONNRESET')],
    ['a socket that was closed while it was written to', coded('EPIPE')],
    ['one of these as the cause', new Error('could not', { cause: coded('ECONNRESET') })],
  ])('says that it is away: %s', (_case, error) => {
    expect(isUnavailable(error)).toBe(true);
  });

  it.each([
    ['a duplicate key', coded(11_000)],
    ['a fault of ours', new TypeError('x is not a function')],
    ['a file that is not there', coded('ENOENT')],
    ['no error at all', 'ECONNRESET'],
  ])('says nothing of the kind: %s', (_case, error) => {
    expect(isUnavailable(error)).toBe(false);
  });

  it('is a duplicate key by its code alone', () => {
    expect(isDuplicateKey(coded(11_000))).toBe(true);
    expect(isDuplicateKey(coded(11_600))).toBe(false);
  });
});
