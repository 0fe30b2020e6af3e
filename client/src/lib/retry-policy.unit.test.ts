import { ApiError } from './api-error';
import { isUnreachable, readAgainAfterMs, shouldReadAgain } from './retry-policy';

const fault = (status: number) => new ApiError({ status, complaints: [] });

describe('reading again by itself', () => {
  it.each([0, 502, 503, 504])('status %i says nothing about the request, so it is', (status) => {
    expect(isUnreachable(fault(status))).toBe(true);
    expect(shouldReadAgain(0, fault(status))).toBe(true);
  });

  it.each([400, 401, 403, 404, 409, 429, 500])('status %i is an answer', (status) => {
    expect(shouldReadAgain(0, fault(status))).toBe(false);
  });

  it('does not repeat a fault of our own code', () => {
    expect(shouldReadAgain(0, new TypeError('oops'))).toBe(false);
  });

  it('ends after the sixth time', () => {
    expect(shouldReadAgain(5, fault(503))).toBe(true);
    expect(shouldReadAgain(6, fault(503))).toBe(false);
  });

  it('waits twice as long each time, and never longer than eight seconds', () => {
    expect([0, 1, 2, 3, 4, 50].map(readAgainAfterMs)).toEqual([
      1_000, 2_000, 4_000, 8_000, 8_000, 8_000,
    ]);
  });
});
