import type { BrowserContext, Locator, Page } from 'playwright-core';
import { viewportOf, type Look, type Window } from '../../browser/open-browser';
import type { Film } from './film';

export interface Effort {
  readonly clicks: number;
  readonly fields: number;
}

/** Somebody at a window of their own. */
export interface Actor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** A click that counts. */
  click(target: Locator): Promise<void>;
  /** Fills in a field. That counts too. */
  fill(target: Locator, text: string): Promise<void>;
  /** How often this person has clicked so far, and how many fields were to be filled in. */
  effort(): Effort;
  /** Changes what the page is seen with, as somebody does who turns a telephone or the lights. */
  look(look: Look): Promise<void>;
  /** The end of a step: photographed and checked. */
  step(name: string): Promise<void>;
  /** The same without axe, where it has looked at this page already. */
  glance(name: string): Promise<void>;
  /** Declares a fault that the journey provokes. It has to come. */
  expectFault(pattern: RegExp): void;
  /** Declares a fault that may come. */
  allowFault(pattern: RegExp): void;
}

export function actorAt(window: Window, who: string, film: Film): Actor {
  const { page, context, faults } = window;
  let clicks = 0;
  let fields = 0;
  return {
    page,
    context,
    async click(target) {
      clicks += 1;
      await target.click();
    },
    async fill(target, text) {
      fields += 1;
      await target.fill(text);
    },
    effort: () => ({ clicks, fields }),
    async look({ widthPx, colorScheme }) {
      await page.setViewportSize(viewportOf(widthPx));
      await page.emulateMedia({ colorScheme });
    },
    step: (name) => film.take(page, `${who}-${name}`),
    glance: (name) => film.take(page, `${who}-${name}`, { withAxe: false }),
    expectFault: (pattern) => faults.expect(pattern),
    allowFault: (pattern) => faults.allow(pattern),
  };
}
