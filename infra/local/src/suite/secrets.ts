import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const KEY_BYTES = 32;
const ONLY_FOR_US = 0o600;

/** The key of the sessions: made once and kept, so that a restart signs nobody out. */
export function sessionKey(dataDir: string): string {
  const file = path.join(dataDir, 'jwt-key');
  try {
    return readFileSync(file, 'utf8');
  } catch {
    const key = randomBytes(KEY_BYTES).toString('hex');
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, key, { mode: ONLY_FOR_US });
    return key;
  }
}
