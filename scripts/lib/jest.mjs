import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

/**
 * Arguments for a run of some of jest's projects; whole suites do not run side by side. Where tests
 * start processes, jest leaves by `exit`: Node 20 was seen to spin for ever in the orderly end, in the
 * closing of handles, after every test had passed.
 */
export function jestArgs(rootDir, projects, more = []) {
  const serial = projects.some((name) => ['growth', 'system', 'journeys', 'shots'].includes(name));
  const startsProcesses = serial || projects.includes('int');
  return [
    path.join(rootDir, 'node_modules/jest/bin/jest.js'),
    '--selectProjects',
    ...projects,
    ...(serial ? ['--runInBand'] : []),
    ...(startsProcesses ? ['--forceExit'] : []),
    ...more,
  ];
}

const NONE = { passed: 0, failed: 0, skipped: 0 };

/** What a run has written with `--json`. A suite that could not even be loaded counts as a failure. */
export function readCounts(file) {
  if (!existsSync(file)) return NONE;
  const result = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(file);
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
    skipped: result.numPendingTests + result.numTodoTests,
  };
}
