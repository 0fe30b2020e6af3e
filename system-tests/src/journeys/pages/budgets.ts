import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { NARROW_PX, WIDE_PX } from '../../browser/open-browser';
import type { Journey, Play } from '../kit/journey';
import { vitalsOf, watchVitals } from '../kit/vitals';
import type { World } from './world';

const SCRIPTS_MAX_BYTES = 170_000;
const LAYOUT_SHIFT_MAX = 0.05;
const PAINT_AIM_MS = 1_500;
const CPU_SLOWDOWN = 4;

function measuredPages({ tickets, orders }: World): [name: string, path: string][] {
  return [
    ['/', '/'],
    ['/tickets', '/tickets'],
    ['/tickets/[id]', `/tickets/${tickets.free}`],
    ['/orders/[id], to be paid', `/orders/${orders.waiting}`],
    ['/orders/[id], paid', `/orders/${orders.paid}`],
  ];
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Every script that is loaded from now on, compressed alike. */
function watchScripts(page: Page): () => Promise<{ bytes: number; files: number }> {
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  return async () => {
    const each = await Promise.all(sizes);
    return { bytes: each.reduce((sum, size) => sum + size, 0), files: each.length };
  };
}

async function slowDown(page: Page): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
}

/** What Next fetches beforehand for pages that may come next is theirs. */
async function refusePrefetches(page: Page): Promise<void> {
  await page.route('**/*', (route) => {
    const isPrefetch = 'next-router-prefetch' in route.request().headers();
    return isPrefetch ? route.abort('aborted') : route.continue();
  });
}

const scriptsWithinBudget: Play = async ({ enter }) => {
  const { page } = await enter('visitor');
  const scripts = watchScripts(page);
  await refusePrefetches(page);
  await page.goto('/tickets', { waitUntil: 'networkidle' });
  const { bytes, files } = await scripts();
  print(`scripts of /tickets: ${(bytes / 1_000).toFixed(1)} kB compressed, ${files} files`);
  expect(bytes).toBeLessThanOrEqual(SCRIPTS_MAX_BYTES);
};

const nothingJumps =
  (world: () => World): Play =>
  async ({ enter }) => {
    for (const widthPx of [WIDE_PX, NARROW_PX]) {
      const { page } = await enter(`${widthPx}`, { widthPx, cookie: world().buyer.cookie });
      await watchVitals(page);
      for (const [name, path] of measuredPages(world())) {
        await page.goto(path);
        const { layoutShift } = await vitalsOf(page);
        print(`layout shift of ${name} at ${widthPx} px: ${layoutShift.toFixed(3)}`);
        expect(layoutShift).toBeLessThanOrEqual(LAYOUT_SHIFT_MAX);
      }
    }
  };

const paintOnSlowMachine =
  (world: () => World): Play =>
  async ({ enter }) => {
    const { page } = await enter('slow', { cookie: world().buyer.cookie });
    await watchVitals(page);
    await slowDown(page);
    for (const [name, path] of measuredPages(world())) {
      await page.goto(path);
      const { largestPaintMs } = await vitalsOf(page);
      const tookMs = Math.round(largestPaintMs);
      print(`largest paint of ${name}, CPU slowed down: ${tookMs} ms (aim ${PAINT_AIM_MS} ms)`);
      expect(largestPaintMs).toBeGreaterThan(0);
    }
  };

/** What a visit may cost. */
export function budgetJourneys(world: () => World): readonly Journey[] {
  return [
    {
      name: 'budget-scripts',
      rule: 'keep the code of /tickets within its budget',
      play: scriptsWithinBudget,
    },
    {
      name: 'budget-shifts',
      rule: 'move nothing that is already being read',
      play: nothingJumps(world),
    },
    {
      name: 'budget-paint',
      rule: 'tell how soon a slow machine shows them',
      play: paintOnSlowMachine(world),
    },
  ];
}
