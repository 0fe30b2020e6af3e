import { runCommand, type CommandResult } from '../processes/run-command';
import type { Answer } from './remembered';

const INSTALL_TIMEOUT_MS = 180_000;
const UPDATE_TIMEOUT_MS = 60_000;

function aptGet(args: string[], timeoutMs: number): Promise<CommandResult> {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  return runCommand({ command: 'apt-get', args, env, timeoutMs });
}

/** Debian's package, where we are root on Debian or Ubuntu. It is said before anything is installed. */
export async function installDebianPackage({
  name,
  executable,
  find,
  say,
}: {
  name: string;
  executable: string;
  find: (name: string) => string | undefined;
  say: (line: string) => void;
}): Promise<Answer<string>> {
  if (!find('apt-get')) return { no: 'no apt-get here' };
  if (process.getuid?.() !== 0) return { no: `not root; try: sudo apt-get install ${name}` };
  say(`installing Debian's package ${name} on this machine (apt-get install ${name})`);
  const install = ['install', '--yes', '--no-install-recommends', name];
  let result = await aptGet(install, INSTALL_TIMEOUT_MS);
  if (!result.ok) {
    // A fresh machine has no list of packages yet.
    await aptGet(['update'], UPDATE_TIMEOUT_MS);
    result = await aptGet(install, INSTALL_TIMEOUT_MS);
  }
  const program = find(executable);
  if (result.ok && program !== undefined) return { yes: program };
  say(`the package ${name} can not be installed: ${result.reason}`);
  return { no: `apt-get install ${name}: ${result.reason}` };
}
