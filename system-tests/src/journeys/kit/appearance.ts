import type { Page } from 'playwright-core';

const SHOWN_MAX = 5;

/** Runs in the page: what is wider than the window, where the page can be scrolled sideways. */
function tooWide(shownMax: number): string[] {
  const { scrollWidth } = document.documentElement;
  if (scrollWidth <= window.innerWidth) return [];
  const culprits = [...document.body.querySelectorAll('*')]
    .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
    .slice(-shownMax)
    .map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`);
  return [`scrolls sideways, ${scrollWidth} px in ${window.innerWidth}: ${culprits.join(' | ')}`];
}

/** Runs in the page: what no buyer should have to read. */
function machineWords(): string[] {
  const shown = `${document.title}\n${document.body.innerText}`;
  const words = /\b[0-9a-f]{24}\b|\[object |\bundefined\b|\bNaN\b|\{"|\bECONN\w+|\bENOTFOUND\b/g;
  return [...new Set(shown.match(words) ?? [])].map((word) => `shows “${word}”`);
}

function headings(): string[] {
  const count = [...document.querySelectorAll('h1')].filter((h1) => h1.checkVisibility()).length;
  return count === 1 ? [] : [`has ${count} first headings`];
}

/** What is wrong with how a page looks and reads, as far as a machine can tell. */
export async function appearanceProblems(page: Page): Promise<string[]> {
  const found = [
    await page.evaluate(tooWide, SHOWN_MAX),
    await page.evaluate(machineWords),
    await page.evaluate(headings),
  ];
  return found.flat();
}
