import { parseJournal } from './journal';

test('every whole line is an entry', () => {
  expect(parseJournal('{"a":1}\n{"b":2}\n')).toEqual([{ a: 1 }, { b: 2 }]);
  expect(parseJournal('')).toEqual([]);
});

test('half a line at the end was never acknowledged, so it is dropped', () => {
  expect(parseJournal('{"a":1}\n{"b":')).toEqual([{ a: 1 }]);
  expect(parseJournal('{"a":1}\n{"b":2}')).toEqual([{ a: 1 }]);
  expect(parseJournal('{"a":1}\n\u0000\u0000\n')).toEqual([{ a: 1 }]);
});

test('a broken line before the end is damage and nothing to go on with', () => {
  expect(() => parseJournal('{"a":\n{"b":2}\n')).toThrow('line 1');
  expect(() => parseJournal('{"a":1}\n{"b":\n{"c":')).toThrow('line 2');
});
