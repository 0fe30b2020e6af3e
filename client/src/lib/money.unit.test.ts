import { parsePrice, totalOf } from './money';

describe('money', () => {
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
