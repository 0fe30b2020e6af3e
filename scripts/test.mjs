/* Plain old syntax, and nothing imported before the check: see lib/require-node.mjs. */
import { requireNode } from './lib/require-node.mjs';

requireNode();
import('./lib/run-tests.mjs')
  .then(function (module) {
    return module.runTests(process.argv.slice(2));
  })
  .then(function (code) {
    process.exit(code);
  });
