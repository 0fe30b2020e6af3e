/*
 * `npm run bench`: how fast the platform is beside the least that could do the same. Options after `--`;
 * `--help` lists them. Plain old syntax, and nothing imported before the check: see lib/require-node.mjs.
 */
import { requireNode } from './lib/require-node.mjs';

requireNode();
import('./lib/built-program.mjs')
  .then(function (module) {
    const args = process.argv.slice(2);
    // Only one of the benchmarks renders pages.
    const client = !args.includes('--only') || args.join().includes('P11');
    return module.runBuilt('system-tests/dist/benchmarks/main.js', args, { client });
  })
  .then(function (code) {
    process.exit(code);
  });
