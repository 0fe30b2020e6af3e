import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** How much is in a folder, to see whether a download gets on. Files that come and go do not matter. */
export function folderSize(folder: string): number {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.reduce((sum, entry) => sum + entrySize(folder, entry), 0);
  } catch {
    return 0;
  }
}

function entrySize(folder: string, entry: { name: string; isDirectory(): boolean }): number {
  const file = path.join(folder, entry.name);
  if (entry.isDirectory()) return folderSize(file);
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}
