import { setTimeout as delay } from 'node:timers/promises';
import axios from 'axios';
import { openAgent, urlOf, type WayIn } from '../shop/way-in';
import type { Place } from './edit';

const SEEN_WITHIN_MS = 10_000;
const POLL_MS = 200;
/** A ticket that nobody has listed is an answer too; a gateway without a service is none. */
const isAnswered = (status: number): boolean => status < 500;

/** Waits until an answer shows it. @throws when it does not in time */
export async function untilSeen(
  wayIn: WayIn,
  place: Place,
  value: string | undefined,
  withinMs = SEEN_WITHIN_MS,
): Promise<void> {
  const httpsAgent = openAgent(wayIn);
  const deadline = performance.now() + withinMs;
  const config = { baseURL: urlOf(wayIn), httpsAgent, proxy: false } as const;
  const ask = () =>
    axios
      .get<unknown>(place.path, { ...config, timeout: 2_000, validateStatus: isAnswered })
      .catch(() => undefined);
  let last: string | undefined;
  try {
    while (performance.now() < deadline) {
      const answer = await ask();
      if (answer) {
        last = place.shownBy(answer);
        if (last === value) return;
      }
      await delay(POLL_MS);
    }
  } finally {
    httpsAgent.destroy();
  }
  throw new Error(`after ${withinMs / 1_000} s it still answers with ${String(last)}`);
}
