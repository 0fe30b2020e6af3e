import { stepQuantity } from './quantity';

describe('a step of the quantity', () => {
  it.each([
    ['1', 1, '2'],
    ['2', -1, '1'],
    ['1', -1, '1'],
    ['10', 1, '10'],
    ['99', -1, '10'],
    ['', 1, '1'],
    ['many', 1, '1'],
    ['1.5', -1, '1'],
  ] as const)('from %p by %d leads to %s, where ten can be had', (typed, by, text) => {
    expect(stepQuantity(typed, by, 10)).toBe(text);
  });
});
