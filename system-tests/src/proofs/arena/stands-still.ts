import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const PS_TIMEOUT_MS = 2_000;

/** The letter behind the name, which may itself contain spaces and brackets. */
function stateOfThread(statFile: string): string {
  const stat = readFileSync(statFile, 'utf8');
  return stat.charAt(stat.lastIndexOf(')') + 2);
}

function statesOf(pid: number): string[] {
  if (process.platform !== 'linux') {
    const options = { encoding: 'utf8', timeout: PS_TIMEOUT_MS } as const;
    return [execFileSync('ps', ['-o', 'state=', '-p', String(pid)], options).charAt(0)];
  }
  const tasks = `/proc/${pid}/task`;
  return readdirSync(tasks).map((thread) => stateOfThread(`${tasks}/${thread}/stat`));
}

/** Whether every thread of a process is stopped, or there is no such process: SIGSTOP takes its time. */
export function standsStill(pid: number): boolean {
  try {
    return statesOf(pid).every((state) => 'TtZX'.includes(state));
  } catch {
    return true;
  }
}
