import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

/** Arguments for a run of some of jest's projects; whole suites do not run side by side. */
export function jestArgs(rootDir, projects, more = []) {
  const serial = projects.some((name) => ['system', 'journeys'].includes(name));
  return [
    path.join(rootDir, 'node_modules/jest/bin/jest.js'),
    '--selectProjects',
    ...projects,
    ...(serial ? ['--runInBand'] : []),
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
