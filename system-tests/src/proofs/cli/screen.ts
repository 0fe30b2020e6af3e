import type { Progress } from '../swarm/tally';
import type { Watcher } from '../conduct/run-proof';

const PROGRESS_EVERY_MS = 5_000;
const MS_PER_SECOND = 1_000;

/** Where lines go; an argument, so that only main.ts touches the process. */
export type Print = (line: string) => void;

function progressLine({ orders, paid, cancelled, expired, requests }: Progress): string {
  const placed = `${orders.ok} ordered, ${orders.refused} refused, ${orders.unknown} unknown`;
  return `${requests} requests: ${placed}; ${paid} paid, ${cancelled} cancelled, ${expired} expired`;
}

/** Shows a run while it goes on: what is done to it at once, how people fare every five seconds. */
export function createScreen(print: Print, nowMs = () => performance.now()): Watcher {
  const startedAt = nowMs();
  let shownAt = -Infinity;
  const say = (line: string) => {
    const seconds = (nowMs() - startedAt) / MS_PER_SECOND;
    print(`${seconds.toFixed(1).padStart(7)} s  ${line}`);
  };
  return {
    say,
    onProgress(progress) {
      if (nowMs() - shownAt < PROGRESS_EVERY_MS) return;
      shownAt = nowMs();
      say(progressLine(progress));
    },
  };
}
