import { NARROW_PX, WIDE_PX } from '../../browser/open-browser';
import type { Journey, Play } from '../kit/journey';
import { policyProblems } from '../kit/safety';
import type { PageState } from './page-states';
import type { World } from './world';

/** Axe takes its time, and sees each width and each colour in two of the four. */
const LOOKS = [
  { name: 'wide-light', widthPx: WIDE_PX, colorScheme: 'light', withAxe: true },
  { name: 'wide-dark', widthPx: WIDE_PX, colorScheme: 'dark', withAxe: false },
  { name: 'narrow-dark', widthPx: NARROW_PX, colorScheme: 'dark', withAxe: true },
  { name: 'narrow-light', widthPx: NARROW_PX, colorScheme: 'light', withAxe: false },
] as const;

/** Looks at a page in every width and colour; it is loaded once, as a window that is resized is. */
function lookingAt({ name, path, as, isNotFound = false }: PageState, world: () => World): Play {
  return async ({ enter }) => {
    const visitor = await enter(name, as && { cookie: world()[as].cookie });
    if (isNotFound) visitor.expectFault(/^404 GET /);
    const answer = await visitor.page.goto(typeof path === 'string' ? path : path(world()));
    expect(answer?.status()).toBe(isNotFound ? 404 : 200);
    expect(answer && policyProblems(answer)).toEqual([]);
    for (const look of LOOKS) {
      await visitor.look(look);
      await (look.withAxe ? visitor.step : visitor.glance)(look.name);
    }
  };
}

export function sweep(states: readonly PageState[], world: () => World): Journey[] {
  return states.map((state) => ({
    name: `pages/${state.name}`,
    rule: `show ${state.name} well to everybody`,
    play: lookingAt(state, world),
  }));
}
