import { execFile, spawnSync } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import type { KubeObject } from './kube-object';

const KUSTOMIZE_MODULE = 'sigs.k8s.io/kustomize/kustomize/v5@v5.7.1';
const KUBECTL_MINOR_MIN = 25;
const PROBE_TIMEOUT_MS = 10_000;
const INSTALL_TIMEOUT_MS = 240_000;
const RENDER_TIMEOUT_MS = 30_000;
const OUTPUT_BYTES_MAX = 16_000_000;

/** How kustomize is called here: a program, and what comes before the folder. */
export interface Kustomize {
  program: string;
  args: readonly string[];
}

/** Says what a program prints, or undefined where it is not there or fails. */
export type Probe = (program: string, args: readonly string[]) => string | undefined;

export const probe: Probe = (program, args) => {
  const isInstall = args[0] === 'install';
  const timeout = isInstall ? INSTALL_TIMEOUT_MS : PROBE_TIMEOUT_MS;
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8', timeout });
  return status === 0 ? stdout : undefined;
};

function isRecentKubectl(output: string | undefined): boolean {
  const [, major = 0, minor = 0] = (/Client Version: v(\d+)\.(\d+)/.exec(output ?? '') ?? []).map(
    Number,
  );
  return major > 1 || (major === 1 && minor >= KUBECTL_MINOR_MIN);
}

/** KUSTOMIZE, else kubectl, which has a kustomize in it, else one that Go builds once. */
export function findKustomize({
  env,
  cacheDir,
  probe,
}: {
  env: Readonly<Record<string, string | undefined>>;
  cacheDir: string;
  probe: Probe;
}): Kustomize | undefined {
  if (env['KUSTOMIZE']) return { program: env['KUSTOMIZE'], args: ['build'] };
  if (isRecentKubectl(probe('kubectl', ['version', '--client']))) {
    return { program: 'kubectl', args: ['kustomize'] };
  }
  const built = { program: path.join(cacheDir, 'kustomize'), args: ['build'] };
  if (probe(built.program, ['version']) !== undefined) return built;
  const install = ['GOBIN=' + cacheDir, 'go', 'install', KUSTOMIZE_MODULE];
  if (probe('go', ['version']) === undefined) return undefined;
  return probe('env', ['-u', 'GOFLAGS', ...install]) === undefined ? undefined : built;
}

const execute = promisify(execFile);

/** The objects of a stream of documents. Renderings have most of them in common, so each is read once. */
export function createReader(): (yaml: string) => KubeObject[] {
  const known = new Map<string, KubeObject>();
  return (yaml) =>
    yaml.split(/^---$/m).map((text) => {
      const object = known.get(text) ?? (parse(text) as KubeObject);
      known.set(text, object);
      return object;
    });
}

/** What kustomize makes of a folder. @throws with its own words */
export async function render(kustomize: Kustomize, folder: string): Promise<string> {
  const { stdout } = await execute(kustomize.program, [...kustomize.args, folder], {
    timeout: RENDER_TIMEOUT_MS,
    // Collecting garbage costs as much as rendering does, and the process ends anyway.
    env: { ...process.env, GOGC: 'off' },
    maxBuffer: OUTPUT_BYTES_MAX,
  });
  return stdout;
}
