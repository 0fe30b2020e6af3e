import type { TestBrowser, Window, WindowOptions } from '../../browser/open-browser';
import type { Platform } from '../../support/platform';
import { actorAt, type Actor } from './actor';
import { openFilm } from './film';

/** What a journey is played with. */
export interface Scene {
  readonly platform: Platform;
  /** Opens a window for somebody. */
  enter(who: string, options?: Omit<WindowOptions, 'baseURL'>): Promise<Actor>;
}

export type Play = (scene: Scene) => Promise<void>;

export interface Journey {
  /** Of the folder with its pictures. */
  readonly name: string;
  /** The sentence that it shows to hold. */
  readonly rule: string;
  readonly play: Play;
}

/** Plays it to its end; nothing may have gone wrong in any window, nor look or read wrong. */
export async function playJourney(
  { name, play }: Pick<Journey, 'name' | 'play'>,
  { platform, browser }: { platform: Platform; browser: TestBrowser },
): Promise<void> {
  const film = openFilm(name);
  const windows = new Map<string, Window>();
  const enter: Scene['enter'] = async (who, options = {}) => {
    const window = await browser.openWindow({ ...options, baseURL: platform.url });
    windows.set(who, window);
    return actorAt(window, who, film);
  };
  try {
    await play({ platform, enter });
    const faults = [...windows].flatMap(([who, window]) =>
      window.faults.problems().map((fault) => `${who}: ${fault}`),
    );
    expect([...faults, ...film.problems()]).toEqual([]);
  } catch (error) {
    // What was to be seen when it failed tells more than the line that failed.
    for (const [who, { page }] of windows) {
      await film.snap(page, `${who}-failed`).catch(() => undefined);
    }
    throw error;
  } finally {
    await Promise.all([...windows.values()].map((window) => window.close()));
  }
}
