import { readFileSync } from 'node:fs';
import { unusedOf } from './traffic';

const [file = 'traffic.jsonl'] = process.argv.slice(2);
const unused = unusedOf(readFileSync(file, 'utf8').split('\n'));
for (const name of unused) process.stdout.write(`allowed, but never asked for: ${name}\n`);
process.exitCode = unused.length > 0 ? 1 : 0;
