import type { Request } from 'playwright-core';
import type { Actor } from './actor';

interface Losing {
  /** Where the requests go, each a POST. */
  readonly path: string;
  readonly times: number;
  /** Which of them, where not all. */
  readonly isMeant?: (request: Request) => boolean;
}

/** Lets requests reach the service, and breaks the connection before their answers come. */
export async function loseAnswers(actor: Actor, losing: Losing): Promise<void> {
  const { path, times, isMeant = () => true } = losing;
  let left = times;
  await actor.page.route(`**${path}`, async (route) => {
    const request = route.request();
    if (left === 0 || request.method() !== 'POST' || !isMeant(request)) return route.continue();
    left -= 1;
    await route.fetch();
    return route.abort('connectionreset');
  });
  actor.expectFault(new RegExp(`^net::ERR_CONNECTION_RESET POST ${path}$`));
}

/** Does what sends a request, and waits until its answer is lost. */
export async function untilLost({ page }: Actor, send: () => Promise<void>): Promise<void> {
  const lost = page.waitForEvent('requestfailed', (request) => request.method() === 'POST');
  await Promise.all([lost, send()]);
}
