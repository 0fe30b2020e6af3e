import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { RunCommand } from '../processes/run-command';
import { folderSize } from './folder-size';
import type { Answer } from './remembered';

const STALL_MS = 20_000;
const TIMEOUT_MS = 600_000;

/** MongoDB's own server through mongodb-memory-server, in a process that can be ended when it hangs. */
export async function downloadMongod({
  rootDir,
  cacheDir,
  run,
  say,
}: {
  rootDir: string;
  cacheDir: string;
  run: RunCommand;
  say: (line: string) => void;
}): Promise<Answer<string>> {
  say('fetching mongod, once');
  const downloadDir = path.join(cacheDir, 'bin');
  mkdirSync(downloadDir, { recursive: true });
  const result = await run({
    command: process.execPath,
    args: [path.join(rootDir, 'infra/local/dist/backing/download-mongod/main.js'), downloadDir],
    timeoutMs: TIMEOUT_MS,
    stallMs: STALL_MS,
    progress: () => folderSize(downloadDir),
  });
  const program = /^mongod: (.+)$/m.exec(result.output)?.[1];
  if (result.ok && program !== undefined) return { yes: program };
  say(`mongod can not be fetched: ${result.reason}`);
  return { no: `the download of mongod: ${result.reason}` };
}
