import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

function isHolder(pid: number): boolean {
  if (pid === process.pid || !Number.isInteger(pid)) return false;
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('embedded-mongod');
  } catch {
    return true;
  }
}

/**
 * Takes a data directory for this process; a lock that a killed process left behind is taken over.
 *
 * @returns gives it back
 * @throws when a living process has it
 */
export function lockDirectory(directory: string): () => void {
  const path = join(directory, 'mongod.lock');
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const pid = Number(readFileSync(path, 'utf8'));
    if (isHolder(pid)) throw new Error(`${directory} is in use by process ${pid} (${path})`);
    rmSync(path, { force: true });
  }
  throw new Error(`${directory} is being opened by another process`);
}
