import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { decode, encode, type Doc } from './values';

export interface Journal {
  append(record: Doc): void;
  /** Resolves when everything that was appended so far would survive a crash. */
  synced(): Promise<void>;
  close(): Promise<void>;
}

interface JournalOptions {
  directory: string;
  replay: (record: Doc) => void;
  /** What the compacted journal begins with, asked for after the replay. */
  snapshot: () => Iterable<Doc>;
  /** A journal that can not be written must end the process: nothing may be acknowledged any more. */
  onFault: (error: Error) => void;
}

const HEADER_BYTES = 8;
const CHUNK_BYTES = 1024 * 1024;

/** Length and checksum before each record tell a record from the torn end of a crash. */
function frame(record: Doc): Buffer {
  const body = encode(record);
  const framed = Buffer.alloc(HEADER_BYTES + body.length);
  framed.writeUInt32LE(body.length, 0);
  framed.writeUInt32LE(crc32(body), 4);
  framed.set(body, HEADER_BYTES);
  return framed;
}

/** @returns how many bytes at the end were not whole records */
function replayFile(path: string, replay: (record: Doc) => void): number {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0;
    throw error;
  }
  let offset = 0;
  while (offset + HEADER_BYTES <= bytes.length) {
    const start = offset + HEADER_BYTES;
    const body = bytes.subarray(start, start + bytes.readUInt32LE(offset));
    if (body.length < bytes.readUInt32LE(offset) || crc32(body) !== bytes.readUInt32LE(offset + 4))
      break;
    replay(decode(body));
    offset = start + body.length;
  }
  return bytes.length - offset;
}

function writeCompacted(directory: string, path: string, records: Iterable<Doc>): void {
  const draft = `${path}.draft`;
  const file = openSync(draft, 'w');
  let frames: Buffer[] = [];
  let size = 0;
  const flush = (): void => {
    for (let rest = Buffer.concat(frames); rest.length > 0;)
      rest = rest.subarray(writeSync(file, rest));
    [frames, size] = [[], 0];
  };
  for (const record of records) {
    const framed = frame(record);
    frames.push(framed);
    size += framed.length;
    if (size >= CHUNK_BYTES) flush();
  }
  flush();
  fsyncSync(file);
  closeSync(file);
  renameSync(draft, path);
  const folder = openSync(directory, 'r');
  fsyncSync(folder);
  closeSync(folder);
}

/** Replays and compacts the journal of a directory, then appends to it. */
export async function openJournal(
  options: JournalOptions,
): Promise<Journal & { tornBytes: number }> {
  const path = join(options.directory, 'journal.bson');
  const tornBytes = replayFile(path, options.replay);
  writeCompacted(options.directory, path, options.snapshot());
  const file = await open(path, 'a');
  let pending: Buffer[] = [];
  let running = Promise.resolve();
  let next: Promise<void> | undefined;

  async function writeGroup(): Promise<void> {
    next = undefined;
    if (pending.length === 0) return;
    const group = Buffer.concat(pending);
    pending = [];
    await file.appendFile(group);
    await file.datasync();
  }

  /** Everybody who comes while one fsync runs shares the next one. */
  function synced(): Promise<void> {
    next ??= running = running.then(writeGroup).catch((error: unknown) => {
      options.onFault(error as Error);
      return new Promise<never>(() => undefined);
    });
    return next;
  }

  return {
    tornBytes,
    append(record) {
      pending.push(frame(record));
    },
    synced,
    async close() {
      await synced();
      await file.close();
    },
  };
}
