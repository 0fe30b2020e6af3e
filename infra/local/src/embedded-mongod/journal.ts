import * as fs from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { decode, encode, type Doc } from './values';

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

/** @returns how many bytes at the end are no whole record */
function replayFile(path: string, replay: (record: never) => void): number {
  const bytes = fs.existsSync(path) ? fs.readFileSync(path) : Buffer.alloc(0);
  let at = 0;
  while (at + HEADER_BYTES <= bytes.length) {
    const end = at + HEADER_BYTES + bytes.readUInt32LE(at);
    const body = bytes.subarray(at + HEADER_BYTES, end);
    if (end > bytes.length || crc32(body) !== bytes.readUInt32LE(at + 4)) break;
    replay(decode(body) as never);
    at = end;
  }
  return bytes.length - at;
}

function writeCompacted(directory: string, path: string, records: Iterable<object>): void {
  fs.writeFileSync(`${path}.draft`, Buffer.concat([...records].map(frame)), { flush: true });
  fs.renameSync(`${path}.draft`, path);
  const folder = fs.openSync(directory, 'r');
  fs.fsyncSync(folder);
  fs.closeSync(folder);
}

/** Whether a process lives, and is one of ours: ids are used again. */
function isAlive(pid: number): boolean {
  const commandLine = `/proc/${pid}/cmdline`;
  try {
    process.kill(pid, 0);
    if (!fs.existsSync(commandLine)) return true;
    return fs.readFileSync(commandLine, 'utf8').includes('embedded-mongod');
  } catch {
    return false;
  }
}

/** Takes a directory for this process; what a killed process left behind is no hindrance. */
function lock(path: string): void {
  const holder = fs.existsSync(path) ? Number(fs.readFileSync(path, 'utf8')) : process.pid;
  if (holder !== process.pid && isAlive(holder))
    throw new Error(`the directory of ${path} is in use by process ${holder}`);
  fs.rmSync(path, { force: true });
  fs.writeFileSync(path, String(process.pid), { flag: 'wx' });
}

/**
 * Locks a directory, replays and compacts its journal, and appends to it from then on.
 *
 * @param store applies each record again; the compacted journal begins with its snapshot
 * @param onFault must end the process: nothing may be acknowledged any more
 */
export async function openJournal(
  directory: string,
  store: { apply: (record: never) => void; snapshot: () => Iterable<object> },
  onFault: (error: unknown) => void,
) {
  const [path, lockPath] = [join(directory, 'journal.bson'), join(directory, 'mongod.lock')];
  fs.mkdirSync(directory, { recursive: true });
  lock(lockPath);
  const tornBytes = replayFile(path, store.apply);
  writeCompacted(directory, path, store.snapshot());
  const file = await open(path, 'a');
  let pending: Buffer[] = [];
  let running = Promise.resolve();
  let next: Promise<void> | undefined;

  async function writeGroup(): Promise<void> {
    const group = Buffer.concat(pending);
    [pending, next] = [[], undefined];
    if (group.length === 0) return;
    await file.appendFile(group);
    await file.datasync();
  }

  /** Resolves when all appended so far would survive a crash. Who waits for one fsync shares the next. */
  function synced(): Promise<void> {
    next ??= running = running.then(writeGroup).catch((error: unknown) => {
      onFault(error);
      return new Promise<never>(() => undefined);
    });
    return next;
  }

  async function close(): Promise<void> {
    await synced();
    await file.close();
    fs.rmSync(lockPath);
  }

  return { tornBytes, append: (record: Doc) => void pending.push(frame(record)), synced, close };
}
