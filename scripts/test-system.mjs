/* `npm run test:system` runs every scenario, `npm run test:system -- race expiry` runs these. */
import { runWholeSuiteTests } from './lib/whole-suite.mjs';

process.exitCode = await runWholeSuiteTests(
  { project: 'system', folder: 'scenarios', suffix: '.system.test.ts', client: true },
  process.argv.slice(2),
);
