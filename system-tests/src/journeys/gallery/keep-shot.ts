import { mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { WIDE_PX, type Look } from '../../browser/open-browser';
import type { Actor } from '../kit/actor';
import { settle } from '../kit/settle';

export const repositoryRoot = resolve(__dirname, '../../../..');
export const SHOTS_PATH = 'docs/shots';
const BYTES_MAX = 200_000;

/** A picture of the README. */
export interface Shot extends Partial<Look> {
  /** Its name, without the extension. */
  readonly file: string;
  readonly caption: string;
}

/** Photographs what fits into the window, small enough to be committed. */
export async function keepShot(actor: Actor, shot: Shot): Promise<void> {
  const { widthPx = WIDE_PX, colorScheme = 'light', file } = shot;
  const folder = join(repositoryRoot, SHOTS_PATH);
  const path = join(folder, `${file}.png`);
  mkdirSync(folder, { recursive: true });
  await actor.look({ widthPx, colorScheme });
  await settle(actor.page);
  // A picture for people who look, not for one who types.
  await actor.page.locator(':focus').evaluateAll((focused: HTMLElement[]) => focused[0]?.blur());
  await actor.page.screenshot({ path });
  expect(statSync(path).size).toBeLessThanOrEqual(BYTES_MAX);
}
