import { readEnv } from './lib/env';

/** Runs once when the server starts: a fault in the environment shows now, not at the first page. */
export function register(): void {
  readEnv();
}
