/*
 * `npm run test:system` runs every scenario, with names after `--` only these.
 * Plain old syntax, and nothing imported before the check: see lib/require-node.mjs.
 */
import { requireNode } from './lib/require-node.mjs';

requireNode();
import('./lib/whole-suite.mjs')
  .then(function (module) {
    const tests = {
      project: 'system',
      folder: 'scenarios',
      suffix: '.system.test.ts',
      client: true,
    };
    return module.runWholeSuiteTests(tests, process.argv.slice(2));
  })
  .then(function (code) {
    process.exit(code);
  });
