import { createHash } from 'node:crypto';
import type { Place, Runnable } from './choice';

export interface ContainerSpec {
  image: string;
  /** The port inside. */
  port: number;
  /** Where the data is inside. */
  dataPath: string;
  args: readonly string[];
}

/** One container per data folder, so that a later start finds and replaces what an earlier one left. */
function containerName(image: string, dataDir: string): string {
  const product = image.replace(/[:/].*$/, '');
  return `ticketing-${product}-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`;
}

function currentUser(): string[] {
  const [uid, gid] = [process.getuid?.(), process.getgid?.()];
  return uid === undefined || gid === undefined ? [] : ['--user', `${uid}:${gid}`];
}

/**
 * Runs an image in the foreground, on loopback only, with its data in our folder and as ourselves:
 * files of another owner could not be removed by `--fresh`.
 */
export function containerRunnable(docker: string, spec: ContainerSpec) {
  return ({ port, dataDir }: Place): Runnable => {
    const name = containerName(spec.image, dataDir);
    return {
      command: docker,
      args: [
        ...['run', '--rm', '--name', name, ...currentUser()],
        ...['-p', `127.0.0.1:${port}:${spec.port}`, '-v', `${dataDir}:${spec.dataPath}`],
        ...[spec.image, ...spec.args],
      ],
      cleanup: [docker, 'rm', '-f', name],
    };
  };
}
