import path from 'node:path';
import { isAnswering } from '../processes/ports';
import { runCommand, type RunCommand } from '../processes/run-command';
import { installDebianPackage } from './debian-package';
import { haveImage } from './docker';
import { downloadMongod } from './download-mongod';
import { findExecutable } from './find-executable';
import { installGoProgram } from './go-program';
import type { Machine } from './machine';
import { createMemory, once } from './remembered';

const VERSION_TIMEOUT_MS = 15_000;

async function versionOf(run: RunCommand, executable: string): ReturnType<Machine['versionOf']> {
  const asked = { command: executable, args: ['--version'], timeoutMs: VERSION_TIMEOUT_MS };
  const { ok, output, reason } = await run(asked);
  if (!ok) return { no: reason };
  return { yes: /\d+\.\d+(\.\d+)?/.exec(output)?.[0] ?? 'unknown' };
}

/** Any of the hosts of an address; one that is looked up in a directory (`+srv`) is believed. */
async function isReachable(url: string): Promise<boolean> {
  if (/^[a-z]+\+srv:/.test(url)) return true;
  const [, hosts = ''] = /^[a-z]+:\/\/(?:[^@/]*@)?([^/?]*)/.exec(url) ?? [];
  const defaultPort = { mongodb: 27_017, redis: 6_379 }[url.split(':')[0] ?? ''] ?? 4_222;
  const answers = hosts.split(',').map((host) => {
    const [, name = '', port] = /^\[?([^\]]*?)\]?(?::(\d+))?$/.exec(host) ?? [];
    return isAnswering(Number(port ?? defaultPort), name);
  });
  return (await Promise.all(answers)).includes(true);
}

/**
 * This machine.
 *
 * @param cacheDir where fetched programs and remembered answers are kept
 * @param say is told before something takes long, or is installed outside the repository
 */
export function createMachine({
  env,
  rootDir,
  cacheDir,
  say,
  signal,
}: {
  env: Machine['env'];
  rootDir: string;
  cacheDir: string;
  say: (line: string) => void;
  signal?: AbortSignal | undefined;
}): Machine {
  const run: RunCommand = (wanted) => runCommand({ ...wanted, signal });
  const memory = createMemory(path.join(cacheDir, 'remembered.json'));
  const find = (name: string) => findExecutable(name, env['PATH']);
  return {
    env,
    findExecutable: find,
    versionOf: (executable) => versionOf(run, executable),
    isReachable,
    image: (name) => haveImage({ name, docker: find('docker'), memory, run, say }),
    debianPackage: (name, executable) =>
      once(memory, `package ${name}`, () => installDebianPackage({ name, executable, find, say })),
    goProgram: (module, executable) =>
      once(memory, `go ${module}`, () =>
        installGoProgram({ module, executable, go: find('go'), cacheDir, run, say }),
      ),
    downloadedMongod: () =>
      once(memory, 'mongod download', () => downloadMongod({ rootDir, cacheDir, run, say })),
  };
}
