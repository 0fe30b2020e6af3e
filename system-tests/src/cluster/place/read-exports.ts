import { runProgram } from '../kube/program';

const TIMEOUT_MS = 5_000;
const WANTED = ['KUBECONFIG', 'PATH', 'INGRESS_HTTPS'] as const;

/** What a file for shells exports, of what is needed here: a shell reads it. */
export async function readExports(
  file: string,
  env: NodeJS.ProcessEnv,
): Promise<Partial<Record<(typeof WANTED)[number], string>>> {
  const script = `. "$1" && env -0`;
  const args = ['-c', script, 'sh', file];
  const said = await runProgram({ command: 'sh', args, env, timeoutMs: TIMEOUT_MS });
  const found = said.split('\0').flatMap((line) => {
    const [name = '', value = ''] = line.split(/=(.*)/s);
    return WANTED.some((wanted) => wanted === name) ? [[name, value] as const] : [];
  });
  return Object.fromEntries(found);
}
