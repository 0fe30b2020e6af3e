import { outcomeOf } from './record';

describe('an answer', () => {
  it.each([200, 201, 204])('of %s is ok', (status) => {
    expect(outcomeOf(status)).toBe('ok');
  });

  it.each([400, 401, 402, 403, 404, 409, 413, 415, 422])('of %s is a refusal', (status) => {
    expect(outcomeOf(status)).toBe('refused');
  });

  it.each([500, 502, 503, 504])('of %s leaves the outcome unknown', (status) => {
    expect(outcomeOf(status)).toBe('unknown');
  });

  it.each([408, 429])('of %s leaves the outcome unknown, though it is a 4xx', (status) => {
    expect(outcomeOf(status)).toBe('unknown');
  });

  it.each([100, 302, 600])('of %s, which no service gives, is unknown', (status) => {
    expect(outcomeOf(status)).toBe('unknown');
  });

  it('that never came is unknown', () => {
    expect(outcomeOf(undefined)).toBe('unknown');
  });
});
