import path from 'node:path';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { jestArgs, readCounts } from './jest.mjs';
import { run, StepFailed } from './run.mjs';

const BIN = {
  eslint: 'node_modules/eslint/bin/eslint.js',
  prettier: 'node_modules/prettier/bin/prettier.cjs',
  tsc: 'node_modules/typescript/bin/tsc',
};

/** Runs tools side by side, in the background; the first that has failed is the stage's failure. */
function tools({ rootDir, logDir }, stage, commands) {
  return async () => {
    const runs = commands.map(async ([name, ...args], index) => {
      const logFile = path.join(logDir, `${stage}-${index + 1}-${name}.log`);
      const options = { cwd: rootDir, logFile, inBackground: true };
      const done = await run(process.execPath, [BIN[name], ...args], options);
      return { name, logFile, ...done };
    });
    const failed = (await Promise.all(runs)).find(({ code }) => code !== 0);
    if (failed) throw new StepFailed(`${stage} (${failed.name})`, failed.output, failed.logFile);
    return { detail: 'clean' };
  };
}

function tests({ rootDir, logDir, ignore }, name) {
  return async () => {
    const json = path.join(logDir, `${name}.json`);
    const logFile = path.join(logDir, `${name}.log`);
    const ignored = ignore === undefined ? [] : [`--testPathIgnorePatterns=${ignore}`];
    const args = jestArgs(rootDir, [name], ['--json', `--outputFile=${json}`, ...ignored]);
    // jest prints its report to stderr and, with --json, the same results to stdout once more.
    const { code, output } = await run(process.execPath, args, {
      cwd: rootDir,
      logFile,
      stdout: 'ignore',
    });
    const counts = readCounts(json);
    const { passed, failed, skipped } = counts;
    const detail = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
    if (code === 0 && failed === 0) return { detail, counts, notice: skipped > 0 ? output : '' };
    const error = new StepFailed(`${name} (${detail})`, output, logFile);
    throw Object.assign(error, { counts: { ...counts, failed: Math.max(failed, 1) } });
  };
}

/** A short proof with a seed of its own: each invariant counts as one test. */
function proof({ rootDir, logDir }) {
  return async () => {
    const logFile = path.join(logDir, 'proof.log');
    const main = path.join(rootDir, 'system-tests/dist/proofs/main.js');
    const args = [main, '--quick', '--report', path.join(logDir, 'proof.json')];
    const { code, output } = await run(process.execPath, args, { cwd: rootDir, logFile });
    const [, seed = 'unknown'] = /^seed (\d+)/m.exec(output) ?? [];
    const [, passed = 0, failed = 1] = (/^(\d+) passed, (\d+) failed$/m.exec(output) ?? []).map(
      Number,
    );
    const counts = { passed, failed, skipped: 0 };
    const detail = `${passed} passed, ${failed} failed, seed ${seed}`;
    if (code === 0 && failed === 0) return { detail, counts };
    throw Object.assign(new StepFailed(`proof (${detail})`, output, logFile), {
      counts: { ...counts, failed: Math.max(failed, 1) },
    });
  };
}

/**
 * The stages of `npm test`, with the seconds that each may take on two cores. What builds or
 * installs is `vital`: without it the rest makes no sense. What runs `beside` the stages after it takes
 * what they leave of the processor, which is a third of it while tests wait for servers. Files whose
 * path matches `ignore` are left out of the tests.
 */
export function testStages({ rootDir, logDir, ignore }) {
  const at = { rootDir, logDir, ignore };
  return [
    {
      name: 'install',
      budgetSeconds: 120,
      vital: true,
      run: async () => ({ detail: await install({ ...at, show: false }) }),
    },
    {
      name: 'build',
      budgetSeconds: 90,
      vital: true,
      async run() {
        const built = await build({ ...at, show: false, everything: true });
        return { detail: built.join(', ') || 'up to date' };
      },
    },
    {
      name: 'lint',
      budgetSeconds: 400,
      beside: true,
      run: tools(at, 'lint', [
        ['eslint', '.'],
        ['prettier', '--check', '.'],
      ]),
    },
    {
      name: 'typecheck',
      budgetSeconds: 400,
      beside: true,
      run: tools(at, 'typecheck', [
        ['tsc', '-b'],
        ['tsc', '-p', 'client', '--noEmit'],
      ]),
    },
    { name: 'unit', budgetSeconds: 60, run: tests(at, 'unit') },
    { name: 'int', budgetSeconds: 200, run: tests(at, 'int') },
    { name: 'growth', budgetSeconds: 60, run: tests(at, 'growth') },
    { name: 'system', budgetSeconds: 180, run: tests(at, 'system') },
    { name: 'proof', budgetSeconds: 120, run: proof(at) },
    { name: 'journeys', budgetSeconds: 300, run: tests(at, 'journeys') },
  ];
}
