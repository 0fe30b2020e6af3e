import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** One that answers without being signed in. */
const FILE = 'tickets/src/http/get-ticket.ts';
const LINE = /^(\s*)const listing = await /m;
const HEADER = 'x-trial';

/** What a developer changes, and where the change is seen. */
export interface Edit {
  readonly header: string;
  readonly path: string;
  make(value: string): void;
  undo(): void;
}

export function withHeader(source: string, value: string): string {
  if (!LINE.test(source))
    throw new Error(`${FILE} is not as it was: it finds its listing elsewhere`);
  return source.replace(LINE, (line, indent: string) => {
    return `${indent}response.set('${HEADER}', '${value}');\n${line}`;
  });
}

/** A header on the answer of one route. Undone, the file is byte for byte as before. */
export function openEdit(rootDir: string): Edit {
  const file = path.join(rootDir, FILE);
  const before = readFileSync(file, 'utf8');
  return {
    header: HEADER,
    path: `/api/tickets/${'f'.repeat(24)}`,
    make: (value) => writeFileSync(file, withHeader(before, value)),
    undo: () => writeFileSync(file, before),
  };
}
