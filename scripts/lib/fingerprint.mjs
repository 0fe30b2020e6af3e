import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const SKIPPED = new Set(['node_modules', 'dist', '.next', '.data', 'coverage', 'next-env.d.ts']);

function filesIn(place) {
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [place];
  return readdirSync(place)
    .filter((name) => !SKIPPED.has(name) && !name.endsWith('.tsbuildinfo'))
    .sort()
    .flatMap((name) => filesIn(path.join(place, name)));
}

/** One number for the contents of files and folders. */
export function fingerprint(rootDir, places) {
  const hash = createHash('sha256');
  for (const place of places) {
    for (const file of filesIn(path.join(rootDir, place))) {
      hash.update(`${path.relative(rootDir, file)}\0`).update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}

/** Does the work only where its inputs have changed since it last succeeded, or its outputs are gone. */
export async function whenChanged({ rootDir, stampDir, name, inputs, outputs, work }) {
  const stamp = path.join(stampDir, name);
  const before = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
  const now = fingerprint(rootDir, inputs);
  const isThere = outputs.every((output) => existsSync(path.join(rootDir, output)));
  if (isThere && before === now) return false;
  await work();
  mkdirSync(stampDir, { recursive: true });
  writeFileSync(stamp, now);
  return true;
}
