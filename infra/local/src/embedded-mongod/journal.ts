import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { decode, encode, type Doc } from './values';

export interface Journal {
  /** Bytes at the end of the old journal that were no whole record: a write that a crash cut short. */
  tornBytes: number;
  append(record: Doc): void;
  /** Resolves when everything that was appended so far would survive a crash. */
  synced(): Promise<void>;
  close(): Promise<void>;
}

interface JournalOptions {
  directory: string;
  replay: (record: Doc) => void;
  /** What the compacted journal begins with; asked for after the replay. */
  snapshot: () => Iterable<object>;
  /** A journal that can not be written must end the process: nothing may be acknowledged any more. */
  onFault: (error: unknown) => void;
}

const HEADER_BYTES = 8;

/** Length and checksum before each record tell a whole one from one that a crash cut short. */
function frame(record: object): Buffer {
  const body = encode(record as Doc);
  const framed = Buffer.alloc(HEADER_BYTES + body.length);
  framed.writeUInt32LE(body.length, 0);
  framed.writeUInt32LE(crc32(body), 4);
  framed.set(body, HEADER_BYTES);
  return framed;
}

function replayFile(path: string, replay: (record: Doc) => void): number {
  const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  let at = 0;
  while (at + HEADER_BYTES <= bytes.length) {
    const end = at + HEADER_BYTES + bytes.readUInt32LE(at);
    const body = bytes.subarray(at + HEADER_BYTES, end);
    if (end > bytes.length || crc32(body) !== bytes.readUInt32LE(at + 4)) break;
    replay(decode(body));
    at = end;
  }
  return bytes.length - at;
}

function writeCompacted(directory: string, path: string, records: Iterable<object>): void {
  const file = openSync(`${path}.draft`, 'w');
  for (const record of records) writeSync(file, frame(record));
  fsyncSync(file);
  closeSync(file);
  renameSync(`${path}.draft`, path);
  const folder = openSync(directory, 'r');
  fsyncSync(folder);
  closeSync(folder);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return (
      pid !== process.pid &&
      (!existsSync('/proc') ||
        readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('embedded-mongod'))
    );
  } catch {
    return false;
  }
}

/** Takes a directory for this process; what a killed process left behind is no hindrance. */
function lock(path: string): void {
  const holder = existsSync(path) ? Number(readFileSync(path, 'utf8')) : 0;
  if (holder > 0 && isAlive(holder))
    throw new Error(`${path}: the directory is in use by process ${holder}`);
  rmSync(path, { force: true });
  writeFileSync(path, String(process.pid), { flag: 'wx' });
}

/** Locks a directory, replays and compacts its journal, and appends to it from then on. */
export async function openJournal({
  directory,
  replay,
  snapshot,
  onFault,
}: JournalOptions): Promise<Journal> {
  const [path, lockPath] = [join(directory, 'journal.bson'), join(directory, 'mongod.lock')];
  lock(lockPath);
  const tornBytes = replayFile(path, replay);
  writeCompacted(directory, path, snapshot());
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
      onFault(error);
      return new Promise<never>(() => undefined);
    });
    return next;
  }

  return {
    tornBytes,
    append: (record) => void pending.push(frame(record)),
    synced,
    async close() {
      await synced();
      await file.close();
      rmSync(lockPath);
    },
  };
}
