import type { VerifyOptions } from '../cli/options';
import type { Cluster } from '../place/cluster';
import { currentCluster } from '../place/current-cluster';
import { folderCluster } from '../place/folder-cluster';

export function findCluster(
  { up, ingress }: Pick<VerifyOptions, 'up' | 'ingress'>,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<Cluster> {
  if (up !== undefined) return folderCluster({ folder: up, env, signal });
  return currentCluster({ env, ingress, signal });
}
