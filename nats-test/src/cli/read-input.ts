import { UsageError } from './exit-codes';

/** As much as the bus takes in one message. */
const INPUT_BYTES_MAX = 900_000;

/**
 * Reads a stream to its end.
 *
 * @throws {UsageError} when there is more than any message may have
 */
export async function readInput(stream: AsyncIterable<Buffer | string>): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    const buffer = Buffer.from(chunk);
    bytes += buffer.length;
    if (bytes > INPUT_BYTES_MAX) {
      throw new UsageError(`standard input is larger than ${INPUT_BYTES_MAX} bytes`);
    }
    chunks.push(buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}
