import { requestIdFrom } from './request-id';
import { sessionFrom } from './session-cookie';

describe('the id of a request', () => {
  it('is taken over where it is one of ours', () => {
    expect(requestIdFrom('abc-1.2_3')).toBe('abc-1.2_3');
  });

  it.each([null, '', 'a b', 'x'.repeat(65), 'a\nb'])('is made anew for %p', (header) => {
    expect(requestIdFrom(header)).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('the session that is passed on', () => {
  it('is the cookie as it came', () => {
    expect(sessionFrom('eyJqd3QiOiJhLmIuYyJ9==')).toBe('eyJqd3QiOiJhLmIuYyJ9==');
  });

  it.each([undefined, '', 'a; other=b', 'a\r\nx: y', 'a b', '"a"', 'ä'])(
    'is none for %j',
    (value) => {
      expect(sessionFrom(value)).toBeUndefined();
    },
  );
});
