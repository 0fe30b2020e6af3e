/*
 * `npm run shots` photographs the main pages into docs/shots and puts them into the README.
 * Plain old syntax, and nothing imported before the check: see lib/require-node.mjs.
 */
import { requireNode } from './lib/require-node.mjs';

requireNode();
import('./lib/whole-suite.mjs')
  .then(function (module) {
    const shots = { project: 'shots', folder: 'journeys', suffix: '.shots.ts', client: true };
    return module.runWholeSuiteTests(shots, process.argv.slice(2));
  })
  .then(function (code) {
    process.exit(code);
  });
