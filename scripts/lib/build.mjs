import { cpSync, existsSync } from 'node:fs';
import path from 'node:path';
import { whenChanged } from './fingerprint.mjs';
import { run, StepFailed } from './run.mjs';

const SERVICES = ['auth', 'tickets', 'orders', 'payments', 'expiration'];
const ROOT_FILES = ['package-lock.json', 'tsconfig.base.json', 'tsconfig.json'];
const OPENAPI = 'client/src/generated/openapi.json';
const STANDALONE = 'client/.next/standalone/client';

function tool({ rootDir, logDir, show }) {
  return async (name, args, options = {}) => {
    const logFile = path.join(logDir, `${name}.log`);
    const node = process.execPath;
    const { code, output } = await run(node, args, { cwd: rootDir, logFile, show, ...options });
    if (code !== 0) throw new StepFailed(name, output, logFile);
  };
}

/** The server of a standalone build brings neither its static files nor `public`. */
function completeStandalone(rootDir) {
  const copies = [
    ['client/.next/static', `${STANDALONE}/.next/static`],
    ['client/public', `${STANDALONE}/public`],
  ];
  for (const [from, to] of copies) {
    const source = path.join(rootDir, from);
    if (existsSync(source))
      cpSync(source, path.join(rootDir, to), { recursive: true, force: true });
  }
}

/**
 * Builds what has changed: the Node packages, the OpenAPI document of the services, the client.
 *
 * @param everything also what only tests and operators need
 * @param production false leaves the client to its development server
 * @returns the names of what was built
 */
export async function build({
  rootDir,
  logDir,
  show,
  everything = false,
  client = true,
  production = true,
}) {
  const node = tool({ rootDir, logDir, show });
  const built = [];
  const part = async (name, { inputs, outputs, work }) => {
    const stampDir = path.join(rootDir, '.data/build');
    if (await whenChanged({ rootDir, stampDir, name, inputs, outputs, work })) built.push(name);
  };
  const tsc = (...targets) => node('tsc', ['node_modules/typescript/bin/tsc', '-b', ...targets]);
  const inputs = [...ROOT_FILES, ...SERVICES, 'common', 'infra/local'];
  const outputs = [
    ...SERVICES.map((name) => `${name}/dist/main.js`),
    'infra/local/dist/start/run-start.js',
  ];
  // First, and with the same stamp as `npm start`: what one of them has built the other need not.
  const targets = [...SERVICES, 'infra/local'];
  await part('packages', { inputs, outputs, work: () => tsc(...targets) });
  if (everything) {
    const more = [...inputs, 'nats-test', 'system-tests'];
    await part('all packages', { inputs: more, outputs, work: () => tsc() });
  }
  if (!client) return built;
  const openApiScript = 'scripts/openapi.mjs';
  if (existsSync(path.join(rootDir, openApiScript))) {
    await part('openapi', {
      inputs: [...ROOT_FILES, ...SERVICES, 'common', openApiScript],
      outputs: [OPENAPI],
      work: () => node('openapi', [openApiScript]),
    });
  }
  if (!production) return built;
  await part('client', {
    inputs: ['package-lock.json', 'client', 'tsconfig.base.json'],
    outputs: [`${STANDALONE}/server.js`, `${STANDALONE}/.next/static`],
    async work() {
      const cwd = path.join(rootDir, 'client');
      const next = path.join(rootDir, 'node_modules/next/dist/bin/next');
      const env = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
      await node('next', [next, 'build'], { cwd, env });
      completeStandalone(rootDir);
    },
  });
  return built;
}

/** Builds what the bus laboratory needs, and no more: it has to be there at once. */
export async function buildLaboratory({ rootDir, logDir, show }) {
  const node = tool({ rootDir, logDir, show });
  await whenChanged({
    rootDir,
    stampDir: path.join(rootDir, '.data/build'),
    name: 'laboratory',
    inputs: [...ROOT_FILES, 'common', 'nats-test'],
    outputs: ['nats-test/dist/main.js'],
    work: () => node('tsc', ['node_modules/typescript/bin/tsc', '-b', 'nats-test']),
  });
}
