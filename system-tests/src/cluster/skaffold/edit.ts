import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface Answer {
  headers: Readonly<Record<string, unknown>>;
  data: unknown;
}

/** A line that a developer changes, and the address that shows it to everybody. */
export interface Place {
  name: string;
  file: string;
  path: string;
  line: RegExp;
  /** The line with a value in it that is seen from outside. */
  change(line: string, value: string): string;
  shownBy(answer: Answer): string | undefined;
}

export interface Edit {
  make(value: string): void;
  /** The file is byte for byte as before. */
  undo(): void;
}

const inService: Place = {
  name: 'a service',
  file: 'tickets/src/http/get-ticket.ts',
  path: `/api/tickets/${'f'.repeat(24)}`,
  line: /^\s*const listing = await /m,
  change: (line, value) => `response.set('x-trial', '${value}');\n${line}`,
  shownBy: ({ headers }) => headers['x-trial'] as string | undefined,
};

const inClient: Place = {
  name: 'the client',
  file: 'client/src/app/layout.tsx',
  path: '/faq',
  line: /<html lang="en"/,
  change: (line, value) => `${line} data-trial="${value}"`,
  shownBy: ({ data }) => /<html[^>]* data-trial="([^"]*)"/.exec(String(data))?.[1],
};

export const PLACES: readonly Place[] = [inService, inClient];

/** @throws where the file has no such line any more */
export function changed(source: string, { file, line, change }: Place, value: string): string {
  if (!line.test(source)) throw new Error(`${file} is not as it was: there is no ${String(line)}`);
  return source.replace(line, (found) => change(found, value));
}

export function openEdit(rootDir: string, place: Place): Edit {
  const file = path.join(rootDir, place.file);
  const before = readFileSync(file, 'utf8');
  return {
    make: (value) => writeFileSync(file, changed(before, place, value)),
    undo: () => writeFileSync(file, before),
  };
}
