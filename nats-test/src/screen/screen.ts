import { createColors } from 'picocolors';

/** A stream of the terminal, or of a file. */
export interface Output {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
}

export type Colors = ReturnType<typeof createColors>;

export interface Screen {
  colors: Colors;
  /** Results: to standard output. */
  print(line: string): void;
  /** What a person wants to know besides: to standard error. */
  note(line: string): void;
  /** Keeps one line below all others up to date; only on a terminal. `undefined` takes it away. */
  status(line: string | undefined): void;
}

const COLUMNS_MIN = 40;
const CLEAR_LINE = '\r\u001b[2K';

/** No escape sequences at all: https://no-color.org, and where the output is no terminal. */
export function isPlain(
  output: Output,
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  return !output.isTTY || Boolean(env['NO_COLOR']) || env['TERM'] === 'dumb';
}

export function createScreen({
  stdout,
  stderr,
  env,
}: {
  stdout: Output;
  stderr: Output;
  env: Readonly<Record<string, string | undefined>>;
}): Screen {
  const plain = isPlain(stdout, env);
  let shown: string | undefined;

  /** The line without an end must not be mixed with lines of either stream. */
  function above(write: () => void): void {
    if (shown !== undefined) stdout.write(CLEAR_LINE);
    write();
    if (shown !== undefined) stdout.write(shown);
  }

  return {
    colors: createColors(!plain),
    print: (line) => above(() => stdout.write(`${line}\n`)),
    note: (line) => above(() => stderr.write(`${line}\n`)),
    status(line) {
      if (plain || line === shown) return;
      stdout.write(CLEAR_LINE);
      // A terminal that does not know its width says 0.
      shown = line?.slice(0, Math.max(stdout.columns ?? 0, COLUMNS_MIN) - 1);
      if (shown !== undefined) stdout.write(shown);
    },
  };
}
