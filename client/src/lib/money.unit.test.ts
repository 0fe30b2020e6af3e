import { formatDateTime, formatTime } from './dates';
import { formatMoney, parsePrice, totalOf } from './money';

describe('money', () => {
  it.each([
    [25, 'usd', '$25.00'],
    [0.5, 'usd', '$0.50'],
    [999999.99, 'usd', '$999,999.99'],
    [19.9, 'eur', '€19.90'],
  ])('%d %s is written %s', (amount, currency, text) => {
    expect(formatMoney(amount, currency)).toBe(text);
  });

  it('is multiplied in whole cents', () => {
    expect(totalOf(19.99, 3)).toBe(59.97);
    expect(totalOf(0.1, 3)).toBe(0.3);
  });

  it.each([
    ['25', 25],
    [' 19.90 ', 19.9],
    ['19,90', 19.9],
    ['0', 0],
  ])('%p is read as a price', (text, price) => {
    expect(parsePrice(text)).toBe(price);
  });

  it.each(['', 'abc', '19.999', '1,000', '-5', '1e3', '1 000', '.5', '٣', 'Infinity'])(
    '%p is no price',
    (text) => {
      expect(parsePrice(text)).toBeUndefined();
    },
  );
});

describe('a moment', () => {
  it('is written with a clock of 24 hours, in the zone asked for', () => {
    expect(formatDateTime('2026-11-21T22:14:00.000Z', 'UTC')).toBe('Nov 21, 2026, 22:14');
    expect(formatTime('2026-11-21T00:04:00.000Z', 'UTC')).toBe('00:04');
    expect(formatTime('2026-11-21T00:04:00.000Z', 'Asia/Tokyo')).toBe('09:04');
  });
});
