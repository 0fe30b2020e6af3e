import { z } from 'zod';
import type { PageStorage } from './page-storage';
import { pageStorage } from './page-storage';

const ITEM = 'drafts';
const DRAFTS_MAX = 20;
const AGE_MAX_MS = 24 * 60 * 60_000;
const keptSchema = z.record(
  z.string(),
  z.object({
    values: z.record(z.string(), z.string()),
    writerId: z.string().optional(),
    savedAtMs: z.number(),
  }),
);
type Kept = z.infer<typeof keptSchema>;

export type Draft = Readonly<Record<string, string>>;

export interface Drafts {
  /** Keeps what was typed. Without a writer it goes to whoever signs in next. */
  readonly save: (scope: string, values: Draft, writerId?: string) => void;
  /** Gives a kept text back, once, and only to who has written it. */
  readonly take: (scope: string, readerId?: string) => Draft | undefined;
  /** For who leaves a computer that others use too. */
  readonly forgetAll: () => void;
}

/** Typed work that outlives signing in again, and is nobody else's. */
export function createDrafts(dependencies: {
  readonly storage: PageStorage;
  readonly now: () => number;
}): Drafts {
  const { storage, now } = dependencies;
  const read = (): Kept => {
    try {
      const kept = keptSchema.safeParse(JSON.parse(storage.getItem(ITEM) ?? 'null')).data ?? {};
      return fresh(kept, now());
    } catch {
      return {};
    }
  };
  const attempt = (change: () => void) => {
    try {
      change();
    } catch {
      // No storage in this browser: signing in again costs the text, and nothing else.
    }
  };
  const write = (kept: Kept) => attempt(() => storage.setItem(ITEM, JSON.stringify(kept)));
  return {
    save: (scope, values, writerId) =>
      write(newest({ ...read(), [scope]: { values, writerId, savedAtMs: now() } })),
    take: (scope, readerId) => {
      const { [scope]: draft, ...others } = read();
      if (draft === undefined) return undefined;
      write(others);
      const isOwn = draft.writerId === undefined || draft.writerId === readerId;
      return isOwn ? draft.values : undefined;
    },
    forgetAll: () => attempt(() => storage.removeItem(ITEM)),
  };
}

function fresh(kept: Kept, nowMs: number): Kept {
  const entries = Object.entries(kept);
  return Object.fromEntries(entries.filter(([, draft]) => nowMs - draft.savedAtMs < AGE_MAX_MS));
}

function newest(kept: Kept): Kept {
  const entries = Object.entries(kept);
  return Object.fromEntries(
    entries.sort(([, a], [, b]) => b.savedAtMs - a.savedAtMs).slice(0, DRAFTS_MAX),
  );
}

export const browserDrafts = (): Drafts => createDrafts({ storage: pageStorage(), now: Date.now });
