import { clockOffsetMs, formatRemaining, minutesToAnnounce, remainingMs } from './countdown';

const noon = Date.parse('2026-11-21T12:00:00.000Z');

describe("the server's clock", () => {
  it('is ahead by the difference to the middle of the request', () => {
    const sample = {
      date: 'Sat, 21 Nov 2026 12:00:10 GMT',
      sentAtMs: noon,
      receivedAtMs: noon + 200,
    };
    expect(clockOffsetMs(sample)).toBe(10_500 - 100);
  });

  it('is behind where our own clock goes fast', () => {
    const sample = { date: 'Sat, 21 Nov 2026 11:59:00 GMT', sentAtMs: noon, receivedAtMs: noon };
    expect(clockOffsetMs(sample)).toBe(-59_500);
  });

  it.each([undefined, '', 'yesterday'])('is taken to be ours where it says %p', (date) => {
    expect(clockOffsetMs({ date, sentAtMs: noon, receivedAtMs: noon })).toBe(0);
  });
});

describe('the time that is left', () => {
  it('is what lies between now and the end', () => {
    expect(remainingMs('2026-11-21T12:15:00.000Z', noon)).toBe(15 * 60_000);
  });

  it('is never less than nothing', () => {
    expect(remainingMs('2026-11-21T11:00:00.000Z', noon)).toBe(0);
  });

  it.each([
    [900_000, '15:00'],
    [754_001, '12:35'],
    [59_999, '01:00'],
    [1, '00:01'],
    [0, '00:00'],
    [7_200_000, '120:00'],
  ])('of %i ms is shown as %s', (ms, text) => {
    expect(formatRemaining(ms)).toBe(text);
  });

  it.each([
    [900_000, undefined],
    [600_000, 10],
    [400_000, 10],
    [300_000, 5],
    [119_000, 2],
    [60_000, 1],
    [500, 1],
  ])('of %i ms is announced as %p minutes', (ms, minutes) => {
    expect(minutesToAnnounce(ms)).toBe(minutes);
  });
});
