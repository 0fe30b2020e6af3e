import { z } from 'zod';

const PREFIX = 'draft:';
const draftSchema = z.record(z.string(), z.string());

/** Keeps what was typed while its writer has to sign in again. */
export function saveDraft(scope: string, values: Readonly<Record<string, string>>): void {
  try {
    sessionStorage.setItem(PREFIX + scope, JSON.stringify(values));
  } catch {
    // No storage in this browser: signing in again costs the text, and nothing else.
  }
}

/** Gives a kept text back, once. */
export function takeDraft(scope: string): Readonly<Record<string, string>> | undefined {
  try {
    const stored = sessionStorage.getItem(PREFIX + scope);
    sessionStorage.removeItem(PREFIX + scope);
    return draftSchema.safeParse(JSON.parse(stored ?? 'null')).data;
  } catch {
    return undefined;
  }
}
