import { createHash } from 'node:crypto';
import type { Place, Runnable } from './choice';

export interface ContainerSpec {
  image: string;
  /** The port inside. */
  port: number;
  /** Where the data is inside. */
  dataPath: string;
  args: readonly string[];
  /** The port inside where it tells how it is, if it does. */
  monitoringPort?: number;
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
  return ({ port, dataDir, monitoringPort: monitoring }: Place): Runnable => {
    const name = containerName(spec.image, dataDir);
    const publish = (outside?: number, inside?: number): string[] =>
      outside && inside ? ['-p', `127.0.0.1:${outside}:${inside}`] : [];
    return {
      command: docker,
      args: [
        ...['run', '--rm', '--name', name, ...currentUser()],
        ...publish(port, spec.port),
        ...publish(monitoring, spec.monitoringPort),
        ...['-v', `${dataDir}:${spec.dataPath}`],
        ...[spec.image, ...spec.args],
      ],
      cleanup: [docker, 'rm', '-f', name],
    };
  };
}
