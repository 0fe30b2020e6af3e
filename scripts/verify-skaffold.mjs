/*
 * `npm run verify:skaffold`: skaffold run and skaffold dev on a Kubernetes. Options after `--`; `--help`
 * lists them. Plain old syntax, and nothing imported before the check: see lib/require-node.mjs.
 */
import { requireNode } from './lib/require-node.mjs';

requireNode();
import('./lib/built-program.mjs')
  .then(function (module) {
    return module.runBuilt('system-tests/dist/cluster/skaffold/main.js', process.argv.slice(2));
  })
  .then(function (code) {
    process.exit(code);
  });
