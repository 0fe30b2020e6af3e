import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runProgram, type ProgramRun } from '../kube/program';
import type { Cluster } from './cluster';
import { readExports } from './read-exports';

const UP_TIMEOUT_MS = 240_000;
const IMAGES_TIMEOUT_MS = 300_000;
const DOWN_TIMEOUT_MS = 240_000;
const BASE = 'node:stand-in';

interface Given {
  /** Has the programs up, down, load and images. */
  folder: string;
  env: NodeJS.ProcessEnv;
  signal?: AbortSignal;
}

async function isUp(envFile: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  if (!existsSync(envFile)) return false;
  const args = ['get', '--raw', '/readyz'];
  const asked = { ...env, ...(await readExports(envFile, env)) };
  const run = runProgram({ command: 'kubectl', args, env: asked, timeoutMs: 10_000 });
  return run.then(
    () => true,
    () => false,
  );
}

/**
 * A cluster that a folder brings up: `up`, `down`, `images` (makes images where there is no registry) and
 * `load` (from the container engine). `up` leaves a file `env` in CLUSTER_DIR, which a shell reads.
 */
export async function folderCluster({ folder, env: given, signal }: Given): Promise<Cluster> {
  const clusterDir = given['CLUSTER_DIR'] ?? path.join(tmpdir(), 'cluster');
  const envFile = path.join(clusterDir, 'env');
  const env = { ...given, CLUSTER_DIR: clusterDir };
  const program = (name: string, run: Omit<ProgramRun, 'command'>) =>
    runProgram({ command: path.resolve(folder, name), env, ...run });
  const wasUp = await isUp(envFile, env);
  if (!wasUp) await program('up', { args: [], timeoutMs: UP_TIMEOUT_MS, signal });
  const exported = await readExports(envFile, env);
  return {
    name: path.resolve(folder),
    env: { ...env, ...exported },
    ingress: exported['INGRESS_HTTPS'] ?? '127.0.0.1:443',
    async base(engineEnv) {
      const args = ['--docker', `--tag=node=${BASE}`, 'node'];
      await program('images', { args, env: engineEnv, timeoutMs: IMAGES_TIMEOUT_MS, signal });
      return BASE;
    },
    async load(images, engineEnv) {
      if (images.length === 0) return;
      const timeoutMs = IMAGES_TIMEOUT_MS;
      await program('load', { args: images, env: engineEnv, timeoutMs, signal });
    },
    async standIn(images) {
      const tags = images.map(({ program: name, reference }) => `--tag=${name}=${reference}`);
      const names = [...new Set(images.map(({ program: name }) => name))];
      await program('images', { args: [...tags, ...names], timeoutMs: IMAGES_TIMEOUT_MS, signal });
    },
    async leave() {
      if (!wasUp) await program('down', { args: [], timeoutMs: DOWN_TIMEOUT_MS });
    },
  };
}
