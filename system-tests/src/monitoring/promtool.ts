import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const RUN_TIMEOUT_MS = 20_000;

interface Result {
  ok: boolean;
  output: string;
}

/** Prometheus' own checker. It says in words what is wrong. */
export async function promtool(...args: readonly string[]): Promise<Result> {
  try {
    const { stdout } = await promisify(execFile)('promtool', args, { timeout: RUN_TIMEOUT_MS });
    return { ok: true, output: stdout };
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    return { ok: false, output: `${stdout}${stderr}${String(error)}` };
  }
}

/** Whether Prometheus reads these expressions: as rules of a file that is only written for it. */
export async function checkExpressions(expressions: readonly string[]): Promise<Result> {
  const folder = mkdtempSync(path.join(tmpdir(), 'promtool-'));
  const file = path.join(folder, 'rules.yaml');
  const rules = expressions.map((expr, index) => ({ record: `checked:${index}`, expr }));
  writeFileSync(file, JSON.stringify({ groups: [{ name: 'checked', rules }] }));
  try {
    return await promtool('check', 'rules', file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Without promtool nothing is shown: that is said aloud, and is no success where it counts. */
export function describeWithPromtool(title: string, tests: () => void): void {
  if (spawnSync('promtool', ['--version']).status === 0) {
    describe(title, tests);
  } else if (process.env['CI'] === 'true') {
    it(title, () => {
      throw new Error("There is no promtool: install Debian's package prometheus.");
    });
  } else {
    it.skip(`${title} (skipped: there is no promtool; Debian's package prometheus has it)`, () =>
      undefined);
  }
}
