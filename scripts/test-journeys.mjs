/*
 * `npm run test:journeys` runs every journey in a browser, with names after `--` only these.
 * Plain old syntax, and nothing imported before the check: see lib/require-node.mjs.
 */
import { requireNode } from './lib/require-node.mjs';

requireNode();
import('./lib/whole-suite.mjs')
  .then(function (module) {
    const tests = {
      project: 'journeys',
      folder: 'journeys',
      suffix: '.journey.test.ts',
      client: true,
    };
    return module.runWholeSuiteTests(tests, process.argv.slice(2));
  })
  .then(function (code) {
    process.exit(code);
  });
