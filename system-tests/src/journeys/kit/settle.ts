import { eventually } from '@ticketing/common/testing/eventually';
import { texts } from '@/lib/texts';
import type { Page } from 'playwright-core';

const SETTLES_WITHIN_MS = 15_000;

/** Runs in the page: whether what it shows is what it will show. */
function isSettled(loadingLabel: string): boolean {
  const isMoving = document.getAnimations().some((animation) => {
    const endsMs = animation.effect?.getComputedTiming().endTime;
    return animation.playState === 'running' && endsMs !== Infinity;
  });
  // React leaves its mark on what has come alive; before that, times are UTC and buttons are deaf.
  const isAlive = [...document.querySelectorAll('#content :is(a, button, input, time)')].every(
    (element) => Object.keys(element).some((key) => key.startsWith('__react')),
  );
  const stillComing = [`[aria-label="${loadingLabel}"]`, 'form > fieldset:disabled'];
  return (
    document.readyState === 'complete' &&
    document.title !== '' &&
    document.fonts.status === 'loaded' &&
    document.querySelector(stillComing.join()) === null &&
    isAlive &&
    !isMoving
  );
}

/**
 * Waits until a page is loaded, alive and still. Not until nobody talks to the server any more: an
 * order's page does so for as long as it is open.
 */
export async function settle(page: Page): Promise<void> {
  await eventually(() => page.evaluate(isSettled, texts.loading), {
    timeoutMs: SETTLES_WITHIN_MS,
  });
}
