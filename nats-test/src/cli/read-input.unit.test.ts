import { Readable } from 'node:stream';
import { UsageError } from './exit-codes';
import { readInput } from './read-input';

describe('standard input', () => {
  it('is read to its end, whatever the pieces are that it comes in', async () => {
    const euro = Buffer.from('{"a":"€"}');
    const pieces = Readable.from([euro.subarray(0, 7), euro.subarray(7)]);
    expect(await readInput(pieces)).toBe('{"a":"€"}');
  });

  it('is refused when it is larger than a message may be', async () => {
    const large = Readable.from(Array.from({ length: 10 }, () => Buffer.alloc(90_001)));
    await expect(readInput(large)).rejects.toThrow(UsageError);
  });
});
