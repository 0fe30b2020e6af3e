/* `npm run test:journeys` runs every journey in a browser, with names after `--` only these. */
import { runWholeSuiteTests } from './lib/whole-suite.mjs';

process.exitCode = await runWholeSuiteTests(
  { project: 'journeys', folder: 'journeys', suffix: '.journey.test.ts', client: true },
  process.argv.slice(2),
);
