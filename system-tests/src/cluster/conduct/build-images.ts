import path from 'node:path';
import { runProgram } from '../kube/program';
import type { Cluster } from '../place/cluster';
import { openEngine } from '../place/engine';
import type { Host } from './run-verification';

const BUILD_TIMEOUT_MS = 900_000;

/** Builds our images and brings them to the cluster; those that are built already are only brought. */
export async function buildImages(given: {
  own: readonly string[];
  cluster: Cluster;
  host: Pick<Host, 'rootDir' | 'signal'>;
  isBuilt: boolean;
  tag: string;
}): Promise<void> {
  const { own, cluster, host, isBuilt, tag } = given;
  const engine = await openEngine(cluster.env, path.join(host.rootDir, '.data/docker'));
  try {
    if (!isBuilt) {
      const base = await cluster.base(engine.env);
      await runProgram({
        command: 'npm',
        args: ['run', '--silent', 'images', '--', '--tag', tag],
        cwd: host.rootDir,
        env: { ...engine.env, ...(base !== undefined && { NODE_IMAGE: base }) },
        timeoutMs: BUILD_TIMEOUT_MS,
        signal: host.signal,
      });
    }
    await cluster.load(own, engine.env);
  } finally {
    engine.close();
  }
}
