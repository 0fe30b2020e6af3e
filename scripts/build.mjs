/* Plain old syntax, and nothing imported before the check: see lib/require-node.mjs. */
import { requireNode } from './lib/require-node.mjs';

requireNode();
import('./lib/run-build.mjs')
  .then(function (module) {
    return module.runBuild();
  })
  .then(function (code) {
    process.exit(code);
  });
