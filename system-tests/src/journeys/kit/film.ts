import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { accessibilityProblems } from './accessibility';
import { appearanceProblems } from './appearance';
import { inlineHandlerProblems } from './safety';
import { settle } from './settle';

const SHOTS = resolve(__dirname, '../../../journeys/.shots');

/** The pictures of one journey, in the order in which they were taken, and what is wrong on them. */
export interface Film {
  /** Waits for the page, photographs the whole of it, and looks for what should not be there. */
  take(page: Page, name: string, options?: { withAxe: boolean }): Promise<void>;
  /** Only the picture, as the page is now. */
  snap(page: Page, name: string): Promise<void>;
  problems(): string[];
}

export function openFilm(journey: string): Film {
  const folder = join(SHOTS, journey);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const problems: string[] = [];
  let taken = 0;

  async function snap(page: Page, name: string): Promise<void> {
    taken += 1;
    const path = join(folder, `${String(taken).padStart(2, '0')}-${name}.png`);
    await page.screenshot({ path, fullPage: true });
  }
  return {
    snap,
    async take(page, name, { withAxe } = { withAxe: true }) {
      await settle(page);
      await snap(page, name);
      const found = [
        await appearanceProblems(page),
        await inlineHandlerProblems(page),
        withAxe ? await accessibilityProblems(page) : [],
      ].flat();
      problems.push(...found.map((problem) => `${name}: ${problem}`));
    },
    problems: () => [...problems],
  };
}
