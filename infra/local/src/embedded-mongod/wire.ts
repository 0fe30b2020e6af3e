import { createServer, type Socket } from 'node:net';
import { Code, CommandError } from './errors';
import { decode, encode, type Doc } from './values';

export const MESSAGE_BYTES_MAX = 48_000_000;
const CONNECTIONS_MAX = 1_000;
const HEADER_BYTES = 16;
const [OP_REPLY, OP_QUERY, OP_MSG] = [1, 2004, 2013];
const [CHECKSUM_PRESENT, MORE_TO_COME] = [1, 2];
/** The low half of the flags must be understood, the high half may be ignored. */
const REQUIRED_FLAGS = 0xffff;

interface Request {
  id: number;
  isLegacy: boolean;
  isAnswered: boolean;
  command: Doc;
}

const partAt = (bytes: Buffer, at: number): Buffer =>
  bytes.subarray(at, at + bytes.readInt32LE(at));

/** The body, and each document sequence as one more field of it. */
function readSections(bytes: Buffer): Doc {
  const sections: Doc[] = [];
  for (let at = 0; at < bytes.length;) {
    const part = partAt(bytes, at + 1);
    if (bytes[at] === 0) sections.unshift(decode(part));
    else {
      const nameEnd = part.indexOf(0, 4);
      const documents: Doc[] = [];
      for (let from = nameEnd + 1; from < part.length; from += part.readInt32LE(from))
        documents.push(decode(partAt(part, from)));
      sections.push({ [part.toString('utf8', 4, nameEnd)]: documents });
    }
    at += 1 + part.length;
  }
  return Object.assign({}, ...sections) as Doc;
}

/** @throws when the bytes are nothing that this server speaks: the connection is of no use then */
function readMessage(bytes: Buffer): Request {
  const [id, opCode, flags] = [
    bytes.readInt32LE(4),
    bytes.readInt32LE(12),
    bytes.readUInt32LE(HEADER_BYTES),
  ];
  if (opCode === OP_QUERY) {
    const nameEnd = bytes.indexOf(0, HEADER_BYTES + 4);
    return { id, isLegacy: true, isAnswered: true, command: decode(partAt(bytes, nameEnd + 9)) };
  }
  if (opCode !== OP_MSG || flags & REQUIRED_FLAGS & ~(CHECKSUM_PRESENT | MORE_TO_COME))
    throw new CommandError(Code.ProtocolError, `unknown operation ${opCode} or flags ${flags}`);
  const sections = bytes.subarray(HEADER_BYTES + 4, flags & CHECKSUM_PRESENT ? -4 : undefined);
  return {
    id,
    isLegacy: false,
    isAnswered: (flags & MORE_TO_COME) === 0,
    command: readSections(sections),
  };
}

function writeReply({ id, isLegacy }: Request, answer: Doc): Buffer {
  const body = encode(answer);
  const prefix = Buffer.alloc(HEADER_BYTES + (isLegacy ? 20 : 5));
  prefix.writeInt32LE(prefix.length + body.length, 0);
  prefix.writeInt32LE(id, 8);
  prefix.writeInt32LE(isLegacy ? OP_REPLY : OP_MSG, 12);
  if (isLegacy) prefix.writeInt32LE(1, HEADER_BYTES + 16);
  return Buffer.concat([prefix, body]);
}

/** Cuts a stream of bytes into messages. */
async function* messages(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let [held, size, wanted] = [[] as Buffer[], 0, HEADER_BYTES];
  for await (const chunk of chunks) {
    held.push(chunk);
    size += chunk.length;
    while (size >= wanted) {
      const bytes = Buffer.concat(held);
      const length = bytes.readInt32LE(0);
      if (length < HEADER_BYTES || length > MESSAGE_BYTES_MAX)
        throw new CommandError(Code.ProtocolError, `a message of ${length} bytes`);
      [held, wanted] = [[bytes], length];
      if (size < length) break;
      yield bytes.subarray(0, length);
      [held, size, wanted] = [[bytes.subarray(length)], size - length, HEADER_BYTES];
    }
  }
}

async function serve(socket: Socket, answer: (command: Doc) => Promise<Doc>): Promise<void> {
  for await (const bytes of messages(socket)) {
    const request = readMessage(bytes);
    const reply = await answer(request.command);
    if (request.isAnswered) socket.write(writeReply(request, reply));
  }
}

interface ServerOptions {
  port: number;
  host: string;
  answer: (command: Doc) => Promise<Doc>;
  onFault: (error: unknown) => void;
}

/** Listens, and answers the messages of each connection one after the other. @returns closes it */
export async function listen({ port, host, answer, onFault }: ServerOptions): Promise<() => void> {
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket.on('close', () => sockets.delete(socket)));
    serve(socket, answer).catch((error: unknown) => {
      if (!socket.destroyed) onFault(error);
      socket.destroy();
    });
  });
  server.maxConnections = CONNECTIONS_MAX;
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(port, host, resolve),
  );
  return () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
}
