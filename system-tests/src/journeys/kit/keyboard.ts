import type { Locator, Page } from 'playwright-core';

const TABS_MAX = 60;

/** Runs in the page: whether whoever can not use a mouse sees where they are. */
function isFocusSeen(element: Element): boolean {
  const { width, height, bottom, top } = element.getBoundingClientRect();
  const isInSight = width > 0 && height > 0 && bottom > 0 && top < window.innerHeight;
  // A card that is one link draws the outline around all of itself.
  const drawsIt = [element, element.closest('article > *'), element.closest('label')];
  const hasOutline = drawsIt.some((box) => {
    if (box === null) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(box);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
  });
  return isInSight && hasOutline;
}

const describe = (element: Element) => element.outerHTML.slice(0, 160);

/** Somebody without a mouse. */
export interface Typist {
  /** Goes there by Tab, and throws where the focus can not be seen on the way. */
  tabTo(target: Locator): Promise<void>;
  press(key: string): Promise<void>;
  type(text: string): Promise<void>;
}

export function typistAt(page: Page): Typist {
  async function expectSeen(): Promise<void> {
    const focused = page.locator(':focus').first();
    if ((await focused.count()) === 0) return;
    if (!(await focused.evaluate(isFocusSeen))) {
      throw new Error(`the focus can not be seen on ${await focused.evaluate(describe)}`);
    }
  }
  return {
    async tabTo(target) {
      await target.waitFor();
      for (let tabs = 0; tabs < TABS_MAX; tabs += 1) {
        const isThere = await target.evaluate((element) => element === document.activeElement);
        if (isThere) return;
        await page.keyboard.press('Tab');
        await expectSeen();
      }
      throw new Error(`${TABS_MAX} times Tab do not lead to ${String(target)}`);
    },
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
  };
}
