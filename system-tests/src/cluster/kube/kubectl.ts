import { runProgram } from './program';

const TIMEOUT_MS = 60_000;

/** The tool of an operator, in one namespace. */
export interface Kubectl {
  readonly env: NodeJS.ProcessEnv;
  readonly namespace: string;
  /** @returns what it printed @throws {ProgramFailed} */
  run(args: readonly string[], options?: { timeoutMs?: number }): Promise<string>;
  /** Objects, as `-o json` says them. */
  read<T>(...args: readonly string[]): Promise<T>;
}

export function createKubectl(given: {
  env: NodeJS.ProcessEnv;
  namespace: string;
  signal?: AbortSignal;
}): Kubectl {
  const { env, namespace, signal } = given;

  const run: Kubectl['run'] = (args, { timeoutMs = TIMEOUT_MS } = {}) =>
    runProgram({
      command: 'kubectl',
      args: ['--namespace', namespace, ...args],
      env,
      timeoutMs,
      signal,
    });

  return {
    env,
    namespace,
    run,
    async read<T>(...args: readonly string[]) {
      return JSON.parse(await run(['get', ...args, '--output', 'json'])) as T;
    },
  };
}
