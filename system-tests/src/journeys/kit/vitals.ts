import type { Page } from 'playwright-core';
import { settle } from './settle';

/** What a browser measures while a page comes up. */
export interface Vitals {
  readonly layoutShift: number;
  readonly largestPaintMs: number;
}

interface WithVitals {
  vitals?: { layoutShift: number; largestPaintMs: number };
}

/** Runs in each page before anything else does. */
function measure(): void {
  const vitals = { layoutShift: 0, largestPaintMs: 0 };
  (window as WithVitals).vitals = vitals;
  const observe = (type: string, note: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({
      type,
      buffered: true,
    });
  observe('layout-shift', (entry) => {
    vitals.layoutShift += 'value' in entry ? Number(entry.value) : 0;
  });
  observe('largest-contentful-paint', ({ startTime }) => {
    vitals.largestPaintMs = startTime;
  });
}

function untilIdle(): Promise<void> {
  return new Promise((resolve) => requestIdleCallback(() => requestIdleCallback(() => resolve())));
}

/** From now on the pages of this window are measured. */
export async function watchVitals(page: Page): Promise<void> {
  await page.addInitScript(measure);
}

/** What has been measured since the page was opened, once it has come to rest. */
export async function vitalsOf(page: Page): Promise<Vitals> {
  await settle(page);
  await page.evaluate(untilIdle);
  const vitals = await page.evaluate(() => (window as WithVitals).vitals);
  if (vitals === undefined) throw new Error('this window is not being measured');
  return vitals;
}
