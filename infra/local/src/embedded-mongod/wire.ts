import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { decode, encode, type Doc } from './values';

export const MESSAGE_BYTES_MAX = 48_000_000;
const CONNECTIONS_MAX = 1_000;
const HEADER_BYTES = 16;
const [OP_REPLY, OP_QUERY, OP_MSG] = [1, 2004, 2013];
const [CHECKSUM_PRESENT, MORE_TO_COME] = [1, 2];
/** The low half of the flags must be understood, the high half may be ignored. */
const UNKNOWN_FLAGS = 0xffff & ~(CHECKSUM_PRESENT | MORE_TO_COME);

const partAt = (bytes: Buffer, at: number) => bytes.subarray(at, at + bytes.readInt32LE(at));

/** The body, and each document sequence as one more field of it. */
function readSections(bytes: Buffer): Doc {
  const command: Doc = {};
  for (let at = 0, part; at < bytes.length; at += 1 + part.length) {
    part = partAt(bytes, at + 1);
    if (bytes[at] === 0) Object.assign(command, decode(part));
    else {
      const nameEnd = part.indexOf(0, 4);
      const documents: Doc[] = [];
      for (let from = nameEnd + 1; from < part.length; from += part.readInt32LE(from))
        documents.push(decode(partAt(part, from)));
      command[part.toString('utf8', 4, nameEnd)] = documents;
    }
  }
  return command;
}

/** @throws when the bytes are nothing that this server speaks: the connection is of no use then */
function readMessage(bytes: Buffer): { command: Doc; isLegacy: boolean; isAnswered: boolean } {
  const [opCode, flags] = [bytes.readInt32LE(12), bytes.readUInt32LE(HEADER_BYTES)];
  if (opCode === OP_QUERY) {
    const command = decode(partAt(bytes, bytes.indexOf(0, HEADER_BYTES + 4) + 9));
    return { command, isLegacy: true, isAnswered: true };
  }
  if (opCode !== OP_MSG || flags & UNKNOWN_FLAGS) throw new Error(`unknown operation ${opCode}`);
  const sections = bytes.subarray(HEADER_BYTES + 4, flags & CHECKSUM_PRESENT ? -4 : undefined);
  const isAnswered = (flags & MORE_TO_COME) === 0;
  return { command: readSections(sections), isLegacy: false, isAnswered };
}

function replyTo(request: Buffer, isLegacy: boolean, answer: Doc): Buffer {
  const body = encode(answer);
  const prefix = Buffer.alloc(HEADER_BYTES + (isLegacy ? 20 : 5));
  prefix.writeInt32LE(prefix.length + body.length, 0);
  request.copy(prefix, 8, 4, 8);
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
      wanted = bytes.readInt32LE(0);
      held = [bytes];
      if (wanted < HEADER_BYTES || wanted > MESSAGE_BYTES_MAX) throw new Error('no message');
      if (size < wanted) break;
      yield bytes.subarray(0, wanted);
      held = [bytes.subarray(wanted)];
      [size, wanted] = [size - wanted, HEADER_BYTES];
    }
  }
}

type Answer = (command: Doc) => Promise<Doc>;

async function serve(socket: Socket, answer: Answer): Promise<void> {
  for await (const bytes of messages(socket)) {
    const { command, isLegacy, isAnswered } = readMessage(bytes);
    const reply = await answer(command);
    if (isAnswered) socket.write(replyTo(bytes, isLegacy, reply));
  }
}

/** Answers the messages of each connection one after the other. @returns stops listening */
export async function listen(port: number, host: string, answer: Answer): Promise<() => void> {
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket.on('close', () => sockets.delete(socket)));
    serve(socket, answer).catch((error: unknown) => {
      if (!socket.destroyed) process.stderr.write(`closed a connection: ${String(error)}\n`);
      socket.destroy();
    });
  });
  server.maxConnections = CONNECTIONS_MAX;
  await once(server.listen(port, host), 'listening');
  return () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
}
