import { rmSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { printFailure, seconds } from './steps.mjs';
import { testStages } from './test-stages.mjs';

const rootDir = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const logDir = path.join(rootDir, '.data/test-logs');
const OUTPUT_LINES_MAX = 300;

function chosenStages(args) {
  const text = { type: 'string' };
  const options = { only: text, skip: text, ignore: text, logs: text };
  const { values } = parseArgs({ args, options });
  const { ignore, logs } = values;
  const stages = testStages({ rootDir, logDir: logs ? path.resolve(logs) : logDir, ignore });
  const known = stages.map(({ name }) => name);
  const [only, skip] = [values.only, values.skip].map((list) => list?.split(',') ?? []);
  const unknown = [...only, ...skip].filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new Error(`unknown stage ${unknown.join(', ')}; there are ${known.join(', ')}`);
  }
  return stages.filter(
    ({ name }) => (only.length === 0 || only.includes(name)) && !skip.includes(name),
  );
}

async function runStage({ name, budgetSeconds, run }) {
  const startedAt = performance.now();
  const line = (detail) => {
    const took = seconds(performance.now() - startedAt);
    console.log(`${took.padStart(8)} of ${budgetSeconds} s  ${name.padEnd(10)} ${detail}`);
  };
  try {
    const { detail, counts, notice } = await run();
    line(detail);
    if (notice) printNotices(notice);
    return { ok: true, counts };
  } catch (error) {
    line('FAILED');
    printFailure(error, OUTPUT_LINES_MAX);
    return { ok: false, counts: error.counts ?? { passed: 0, failed: 1, skipped: 0 } };
  }
}

/** A test that is skipped says why; that must not drown in a log. */
function printNotices(output) {
  const lines = output.split('\n').filter((line) => /skipped:|SKIPPED/.test(line));
  for (const line of lines) console.log(`           ${line.trim()}`);
}

/** Runs the stages and prints the count of tests, alone on the last line. Answers with the exit code. */
export async function runTests(args) {
  let stages;
  try {
    stages = chosenStages(args);
  } catch (error) {
    console.error(`! ${error.message}`);
    return 2;
  }
  rmSync(logDir, { recursive: true, force: true });
  const total = { passed: 0, failed: 0, skipped: 0 };
  const add = ({ counts }) => {
    for (const key of Object.keys(total)) total[key] += counts?.[key] ?? 0;
  };
  const beside = [];
  for (const stage of stages) {
    const running = runStage(stage);
    if (stage.beside) {
      beside.push(running);
      continue;
    }
    const result = await running;
    add(result);
    if (!result.ok && stage.vital) break;
  }
  (await Promise.all(beside)).forEach(add);
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
  return total.failed === 0 ? 0 : 1;
}
