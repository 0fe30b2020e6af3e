import { createWriteStream, mkdirSync, openSync, renameSync, type WriteStream } from 'node:fs';
import path from 'node:path';

const BYTES_MAX = 20_000_000;
const LAST_LINES = 20;

export interface LogFile {
  readonly file: string;
  write(chunk: string): void;
  /** The end of what was written, for a message about a crash. */
  lastLines(): string[];
  close(): Promise<void>;
}

function keepAside(file: string): void {
  try {
    renameSync(file, `${file}.1`);
  } catch {
    // There is none yet.
  }
}

/** Opened at once: a file that is only about to be there could not be kept aside. */
function openForWriting(file: string): WriteStream {
  return createWriteStream(file, { fd: openSync(file, 'w') });
}

/**
 * A log of one process. The one of the run before is kept beside it as `.1`, and so is what is over
 * the bound: a log never takes more than twice the bound.
 *
 * @param onLine gets each line as well, for the screen
 */
export function openLogFile({
  file,
  bytesMax = BYTES_MAX,
  onLine,
}: {
  file: string;
  bytesMax?: number;
  onLine?: ((line: string) => void) | undefined;
}): LogFile {
  mkdirSync(path.dirname(file), { recursive: true });
  keepAside(file);
  let stream = openForWriting(file);
  let bytes = 0;
  let rest = '';
  let recent: string[] = [];

  function takeLines(chunk: string): void {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    recent = [...recent, ...lines].slice(-LAST_LINES);
    if (onLine) lines.forEach(onLine);
  }

  return {
    file,
    write(chunk) {
      takeLines(chunk);
      bytes += Buffer.byteLength(chunk);
      if (bytes > bytesMax) {
        stream.end();
        keepAside(file);
        stream = openForWriting(file);
        bytes = Buffer.byteLength(chunk);
      }
      stream.write(chunk);
    },
    lastLines: () => (rest ? [...recent, rest].slice(-LAST_LINES) : recent),
    close: () => new Promise((resolve) => stream.end(() => resolve())),
  };
}
