export type Release = () => Promise<void>;

/** jest loads its set-up and its teardown apart; only the process itself is common to both. */
const KEY = Symbol.for('ticketing.test-servers');
type Shared = typeof globalThis & { [KEY]?: Release[] };

export function keepForTeardown(release: Release): void {
  const shared = globalThis as Shared;
  shared[KEY] = [...(shared[KEY] ?? []), release];
}

/** Ends the servers of a test run, the last started first. */
export async function releaseAll(): Promise<void> {
  for (const release of [...((globalThis as Shared)[KEY] ?? [])].reverse()) await release();
}
