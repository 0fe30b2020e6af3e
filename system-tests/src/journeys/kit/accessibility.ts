import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
/** WCAG 2.0, 2.1 and 2.2, levels A and AA. */
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const SHOWN_MAX = 5;

interface WithAxe {
  axe?: { run(context: Document, options: unknown): Promise<AxeResults> };
}

async function run(page: Page): Promise<AxeResults> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  return page.evaluate(async (values) => {
    const { axe } = window as WithAxe;
    if (axe === undefined) throw new Error('axe is not there');
    return axe.run(document, {
      runOnly: { type: 'tag', values },
      resultTypes: ['violations'],
    });
  }, STANDARDS);
}

/** What axe finds on the page, one line for each rule, with the places. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  const { violations } = await run(page);
  return violations.map(({ id, help, nodes }) => {
    const places = nodes.slice(0, SHOWN_MAX).map(({ target, any }) => {
      const why = any[0]?.message ?? '';
      return `${target.join(' ')} ${why && `(${why})`}`.trim();
    });
    return `${id}: ${help}: ${places.join(' | ')}`;
  });
}
