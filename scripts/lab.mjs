/*
 * `npm run lab -- COMMAND`: the bus laboratory. Nothing is printed but what the command prints.
 * Plain old syntax, and nothing imported before the check: see lib/require-node.mjs.
 */
import { requireNode } from './lib/require-node.mjs';

requireNode();
import('./lib/laboratory.mjs').then(function (module) {
  return module.openLaboratory();
});
