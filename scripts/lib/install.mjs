import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { run, StepFailed } from './run.mjs';

function packagesIn(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}

/**
 * Whether node_modules is what the lock says. npm notes at the end of an installation what it has
 * installed: that note is compared, so that an interrupted one is noticed. Optional packages are
 * those of other platforms.
 */
export function isInstalled(rootDir) {
  const wanted = packagesIn(path.join(rootDir, 'package-lock.json'));
  const installed = packagesIn(path.join(rootDir, 'node_modules/.package-lock.json'));
  if (!installed) return false;
  return Object.entries(wanted).every(([place, { version, link, optional }]) => {
    if (!place.includes('node_modules/') || optional) return true;
    return link ? installed[place]?.link : installed[place]?.version === version;
  });
}

function npm() {
  const cli = process.env.npm_execpath;
  return cli && existsSync(cli) && /\.[cm]?js$/.test(cli)
    ? [process.execPath, [cli]]
    : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
}

/** Installs what is missing. Scripts of packages are not run: nothing here needs them. */
export async function install({ rootDir, logDir, show }) {
  if (isInstalled(rootDir)) return 'up to date';
  const [command, first] = npm();
  const args = [...first, 'ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund'];
  const logFile = path.join(logDir, 'install.log');
  const env = { MONGOMS_DISABLE_POSTINSTALL: '1' };
  const { code, output } = await run(command, args, { cwd: rootDir, env, logFile, show });
  if (code !== 0) throw new StepFailed('npm ci', output, logFile);
  return 'npm ci';
}
