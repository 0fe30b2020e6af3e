import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

/** Where systems keep servers, which is not always on the PATH of an ordinary user. */
const ALSO = ['/usr/local/bin', '/usr/local/sbin', '/usr/sbin', '/opt/homebrew/bin'];

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** A program by its name, on PATH or where systems keep servers. */
export function findExecutable(name: string, pathVariable = ''): string | undefined {
  const folders = [...pathVariable.split(path.delimiter).filter(Boolean), ...ALSO];
  return folders.map((folder) => path.join(folder, name)).find(isExecutable);
}
