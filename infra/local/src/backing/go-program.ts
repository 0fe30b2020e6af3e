import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { RunCommand } from '../processes/run-command';
import { folderSize } from './folder-size';
import type { Answer } from './remembered';

const STALL_MS = 60_000;
const TIMEOUT_MS = 300_000;

/** Builds a Go program into our own folder; what Go downloads and caches meanwhile is there as well. */
export async function installGoProgram({
  module,
  executable,
  go,
  cacheDir,
  run,
  say,
}: {
  module: string;
  executable: string;
  go: string | undefined;
  cacheDir: string;
  run: RunCommand;
  say: (line: string) => void;
}): Promise<Answer<string>> {
  if (go === undefined) return { no: 'no go on PATH' };
  say(`building ${executable} with Go, once (about a minute)`);
  const bin = path.join(cacheDir, 'bin');
  const work = path.join(cacheDir, 'go');
  mkdirSync(bin, { recursive: true });
  mkdirSync(work, { recursive: true });
  const result = await run({
    command: go,
    args: ['install', '-modcacherw', module],
    env: { GOBIN: bin, GOPATH: work, GOCACHE: path.join(work, 'cache'), GOFLAGS: '' },
    cwd: work,
    timeoutMs: TIMEOUT_MS,
    stallMs: STALL_MS,
    progress: () => folderSize(work),
  });
  const program = path.join(bin, executable);
  // What it was built from is large, and is not needed again.
  rmSync(work, { recursive: true, force: true });
  if (result.ok && existsSync(program)) return { yes: program };
  say(`${executable} can not be built: ${result.reason}`);
  return { no: `go install ${module}: ${result.reason}` };
}
