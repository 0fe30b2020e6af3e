interface Backing {
  releases: (() => Promise<void>)[];
}

const KEY = Symbol.for('ticketing.test-backing');
const holder = globalThis as unknown as Record<symbol, Backing | undefined>;

/** What the run of the int tests has opened: set-up and tear-down are loaded apart from each other. */
export const backing: Backing = (holder[KEY] ??= { releases: [] });
