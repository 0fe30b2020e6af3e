import { performance } from 'node:perf_hooks';

const OUTPUT_LINES_MAX = 60;

export function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}

/** Does a step and prints one line about it, with its time. */
export async function step(title, work) {
  const startedAt = performance.now();
  const detail = await work();
  const took = seconds(performance.now() - startedAt);
  console.log(`${took.padStart(8)}  ${title.padEnd(20)} ${detail}`);
}

/** What a person needs to see of a failed step: the end of its output, and where all of it is. */
export function printFailure(error, linesMax = OUTPUT_LINES_MAX) {
  console.error(`! ${error.message}`);
  if (error.output === undefined) return;
  console.error(error.output.trimEnd().split('\n').slice(-linesMax).join('\n'));
  console.error(`! ${error.message}; the whole output: ${error.logFile}`);
}
