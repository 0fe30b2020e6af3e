import { CommandError } from './errors';
import { decode, encode, type Doc } from './values';

export const MESSAGE_BYTES_MAX = 48_000_000;
const HEADER_BYTES = 16;
const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;
/** The low half of the flags must be understood; the high half may be ignored. */
const REQUIRED_FLAGS = 0xffff;

export interface Request {
  id: number;
  isLegacy: boolean;
  isAnswered: boolean;
  command: Doc;
}

const documentAt = (bytes: Buffer, offset: number): Buffer =>
  bytes.subarray(offset, offset + bytes.readInt32LE(offset));

function readSections(bytes: Buffer, from: number, end: number): Doc {
  let command: Doc = {};
  const sequences: Doc = {};
  for (let offset = from; offset < end;) {
    const kind = bytes[offset];
    if (kind === 0) {
      const document = documentAt(bytes, offset + 1);
      command = decode(document);
      offset += 1 + document.length;
    } else if (kind === 1) {
      const last = offset + 1 + bytes.readInt32LE(offset + 1);
      const nameEnd = bytes.indexOf(0, offset + 5);
      const documents: Doc[] = [];
      for (let at = nameEnd + 1; at < last;) {
        const document = documentAt(bytes, at);
        documents.push(decode(document));
        at += document.length;
      }
      sequences[bytes.toString('utf8', offset + 5, nameEnd)] = documents;
      offset = last;
    } else throw new CommandError(17, `unknown section kind ${String(kind)}`);
  }
  return { ...command, ...sequences };
}

/** @throws when the bytes are no message that this server speaks: the connection is of no use then */
export function readMessage(bytes: Buffer): Request {
  const [id, opCode] = [bytes.readInt32LE(4), bytes.readInt32LE(12)];
  if (opCode === OP_QUERY) {
    const nameEnd = bytes.indexOf(0, HEADER_BYTES + 4);
    return {
      id,
      isLegacy: true,
      isAnswered: true,
      command: decode(documentAt(bytes, nameEnd + 9)),
    };
  }
  if (opCode !== OP_MSG) throw new CommandError(17, `unknown operation ${opCode}`);
  const flags = bytes.readUInt32LE(HEADER_BYTES);
  if (flags & REQUIRED_FLAGS & ~(CHECKSUM_PRESENT | MORE_TO_COME))
    throw new CommandError(17, `unknown flags ${flags}`);
  const end = bytes.length - (flags & CHECKSUM_PRESENT ? 4 : 0);
  const command = readSections(bytes, HEADER_BYTES + 4, end);
  return { id, isLegacy: false, isAnswered: (flags & MORE_TO_COME) === 0, command };
}

export function writeReply({ id, isLegacy }: Request, answer: Doc): Buffer {
  const body = encode(answer);
  const prefix = Buffer.alloc(HEADER_BYTES + (isLegacy ? 20 : 5));
  prefix.writeInt32LE(prefix.length + body.length, 0);
  prefix.writeInt32LE(id, 8);
  prefix.writeInt32LE(isLegacy ? OP_REPLY : OP_MSG, 12);
  if (isLegacy) prefix.writeInt32LE(1, HEADER_BYTES + 16);
  return Buffer.concat([prefix, body]);
}

/** Cuts a stream of bytes into messages. */
export async function* messages(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    held.push(chunk);
    size += chunk.length;
    while (size >= HEADER_BYTES) {
      const [first] = held[0] && held[0].length >= 4 ? held : [Buffer.concat(held)];
      const length = (first as Buffer).readInt32LE(0);
      if (length < HEADER_BYTES || length > MESSAGE_BYTES_MAX)
        throw new CommandError(17, `message of ${length} bytes`);
      if (size < length) break;
      const bytes = Buffer.concat(held);
      yield bytes.subarray(0, length);
      [held, size] = [[bytes.subarray(length)], size - length];
    }
  }
}
