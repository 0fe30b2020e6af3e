import type { PageStorage } from './page-storage';

/** Marks, across the way from server to browser, a page that failed only because a service was away. */
export const BUSY_DIGEST = 'busy';

const WAITS_SECONDS = [3, 5, 10, 20, 30, 60];
/** After so long without a failure the next one is a new story. */
const FORGET_AFTER_MS = 120_000;
const KEY = 'busy-page';

type StoryStorage = Pick<PageStorage, 'getItem' | 'setItem'>;

/**
 * How long to wait before the page is tried once more, in seconds; `undefined` where it has been
 * tried often enough. Counts in the storage, because each failure draws the page anew.
 */
export function waitBeforeNextTry(options: {
  readonly path: string;
  readonly storage: StoryStorage;
  readonly nowMs: number;
}): number | undefined {
  const { path, storage, nowMs } = options;
  const tries = triesSoFar(options);
  storage.setItem(KEY, JSON.stringify({ path, tries: tries + 1, atMs: nowMs }));
  return WAITS_SECONDS[tries];
}

function triesSoFar({ path, storage, nowMs }: Parameters<typeof waitBeforeNextTry>[0]): number {
  const story = readStory(storage.getItem(KEY));
  const goesOn = story?.path === path && nowMs - story.atMs < FORGET_AFTER_MS;
  return goesOn ? story.tries : 0;
}

interface Story {
  readonly path: string;
  readonly tries: number;
  readonly atMs: number;
}

// By hand, because every page carries this, and most of them nothing else that would need zod.
function isStory(value: unknown): value is Story {
  if (typeof value !== 'object' || value === null) return false;
  const { path, tries, atMs } = value as Partial<Record<keyof Story, unknown>>;
  return typeof path === 'string' && Number.isInteger(tries) && typeof atMs === 'number';
}

function readStory(text: string | null): Story | undefined {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return isStory(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
