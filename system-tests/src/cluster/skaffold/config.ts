import { writeFileSync } from 'node:fs';
import { runProgram } from '../kube/program';

const TIMEOUT_MS = 60_000;
const KUSTOMIZE_PATH = /^(\s*kustomize:\n\s*paths:\n\s*- ).*$/m;

/** The project's own configuration, with another overlay in the place of the one that it names. */
export function withOverlay(config: string, overlay: string): string {
  if (!KUSTOMIZE_PATH.test(config)) throw new Error('skaffold names no overlay to be replaced');
  return config.replace(KUSTOMIZE_PATH, (_all, before: string) => `${before}${overlay}`);
}

/** For an engine that has its own builder only. */
export function withoutBuildKit(config: string): string {
  return config.replace(/^(\s*)useDockerCLI: true$/m, '$&\n$1useBuildkit: false');
}

async function hasBuildKit(env: NodeJS.ProcessEnv): Promise<boolean> {
  const args = ['buildx', 'version'];
  return runProgram({ command: 'docker', args, env, timeoutMs: TIMEOUT_MS }).then(
    () => true,
    () => false,
  );
}

/**
 * Writes what skaffold makes of its configuration with these profiles, for an overlay that is fit for a
 * trial.
 */
export async function writeConfig(given: {
  rootDir: string;
  env: NodeJS.ProcessEnv;
  profiles: readonly string[];
  overlay: string;
  file: string;
}): Promise<void> {
  const { rootDir, env, profiles, overlay, file } = given;
  const chosen = profiles.flatMap((profile) => ['--profile', profile]);
  const args = ['diagnose', '--yaml-only', ...chosen];
  const config = await runProgram({
    command: 'skaffold',
    args,
    cwd: rootDir,
    env,
    timeoutMs: TIMEOUT_MS,
  });
  const buildable = (await hasBuildKit(env)) ? config : withoutBuildKit(config);
  writeFileSync(file, withOverlay(buildable, overlay));
}
