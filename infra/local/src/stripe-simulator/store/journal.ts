import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface Journal {
  /** Queues a line. It is on the disk once a `flushed()` that was asked for later has resolved. */
  append(line: unknown): void;
  flushed(): Promise<void>;
  close(): Promise<void>;
}

const parseLine = (line: string): { value: unknown } | undefined => {
  try {
    return { value: JSON.parse(line) as unknown };
  } catch {
    return undefined;
  }
};

/**
 * The lines of a journal. A process that is killed while it writes leaves half a line at the end:
 * nobody was told of it, so it is dropped. A broken line anywhere else is damage, and an error.
 */
export const parseJournal = (text: string): unknown[] => {
  const lines = text.split('\n');
  const torn = lines.pop();
  const values: unknown[] = [];
  for (const [index, line] of lines.entries()) {
    const parsed = parseLine(line);
    if (parsed) values.push(parsed.value);
    else if (index < lines.length - 1 || torn !== '') {
      throw new Error(`The journal is damaged in line ${index + 1}`);
    }
  }
  return values;
};

export const readJournal = async (file: string): Promise<unknown[]> => {
  try {
    return parseJournal(await readFile(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
};

const toText = (lines: readonly unknown[]): string =>
  lines.map((line) => `${JSON.stringify(line)}\n`).join('');

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Replaces the file by `lines` (atomically: a crash leaves the old or the new one) and opens it. */
export const openJournal = async ({
  file,
  lines,
}: {
  file: string;
  lines: readonly unknown[];
}): Promise<Journal> => {
  const folder = dirname(file);
  await mkdir(folder, { recursive: true });
  const next = `${file}.next`;
  const fresh = await open(next, 'w', 0o600);
  await fresh.writeFile(toText(lines));
  await fresh.sync();
  await fresh.close();
  await rename(next, file);
  await syncFolder(folder);

  const handle = await open(file, 'a', 0o600);
  let queue: unknown[] = [];
  let writing: Promise<void> = Promise.resolve();

  /** One fsync for all that was queued meanwhile; after a failure every later flush fails too. */
  const flush = async (): Promise<void> => {
    if (queue.length === 0) return;
    const batch = queue;
    queue = [];
    await handle.appendFile(toText(batch));
    await handle.datasync();
  };
  const flushed = (): Promise<void> => {
    writing = writing.then(flush);
    return writing;
  };
  return {
    append: (line) => {
      queue.push(line);
    },
    flushed,
    close: async () => {
      try {
        await flushed();
      } finally {
        await handle.close();
      }
    },
  };
};
