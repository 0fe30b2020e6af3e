import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What was tried once and is not tried again: where something was fetched to, or why it could not be. */
export interface Memory {
  recall(what: string): Answer<string> | undefined;
  remember(what: string, answer: Answer<string>): void;
  forget(): void;
}

export type Answer<T> = { yes: T } | { no: string };

function readAnswers(file: string): Record<string, Answer<string>> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, Answer<string>>;
  } catch {
    return {};
  }
}

export function createMemory(file: string): Memory {
  return {
    recall: (what) => readAnswers(file)[what],
    remember(what, answer) {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify({ ...readAnswers(file), [what]: answer }, undefined, 2));
    },
    forget: () => rmSync(file, { force: true }),
  };
}

/** What was fetched may have been thrown away since. */
function isStillThere(answer: Answer<string>): boolean {
  return 'no' in answer || existsSync(answer.yes);
}

/** Asks once and remembers the answer; a "no" is said only the first time. */
export async function once(
  memory: Memory,
  what: string,
  ask: () => Promise<Answer<string>>,
): Promise<Answer<string>> {
  const known = memory.recall(what);
  if (known && isStillThere(known))
    return 'no' in known ? { no: `${known.no} (remembered)` } : known;
  const answer = await ask();
  if ('no' in answer && answer.no.endsWith('interrupted')) return answer;
  memory.remember(what, answer);
  return answer;
}
