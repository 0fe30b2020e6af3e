import path from 'node:path';

/** A path as a person in the repository would write it. */
export function shownPath(rootDir: string, file: string): string {
  return file.startsWith(`${rootDir}${path.sep}`) ? path.relative(rootDir, file) : file;
}
