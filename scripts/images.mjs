/*
 * `npm run images` builds every image and says what each adds to its base. Options after `--`; `--help`
 * lists them. Plain old syntax, and nothing imported before the check: see lib/require-node.mjs.
 */
import { requireNode } from './lib/require-node.mjs';

requireNode();
import('./lib/images.mjs')
  .then(function (module) {
    return module.images(process.argv.slice(2));
  })
  .then(function (code) {
    process.exit(code);
  });
