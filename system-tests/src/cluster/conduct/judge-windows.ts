import { judgeWindow } from '../shop/failed-requests';
import type { Happened } from './disrupt';
import type { Asked } from './load';

/** Something that is known to be right or wrong, as a protocol notes it. */
export interface Judgement {
  title: string;
  faults: readonly string[];
  detail?: string;
}

const secondsOf = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

function judgeOne(window: Happened, asked: Omit<Asked, 'progress'>): Judgement {
  const { name, fromMs, toMs, mayBeNoticed, fault } = window;
  const { requests, orders, failed } = judgeWindow(window, asked);
  const undone = fault === undefined ? [] : [fault];
  // Nothing is known of how people fare when nobody wants to buy: who only looks around is not enough.
  const isSilent = fault === undefined && orders === 0;
  const faults = [...undone, ...(isSilent ? ['nobody tried to order anything meanwhile'] : [])];
  const asking = `${requests} requests in ${secondsOf(toMs - fromMs)}, ${orders} of them orders`;
  if (!mayBeNoticed) {
    return { title: `${name}: no request failed`, faults: [...faults, ...failed], detail: asking };
  }
  const detail = `${failed.length} failed of ${asking}`;
  return { title: `${name}, and it came back`, faults, detail };
}

function judgeLeaving(happened: readonly Happened[], leftAtMs: number | undefined): Judgement {
  const title = 'people bought until nothing more was done';
  if (leftAtMs === undefined) return { title, faults: [] };
  const endedAtMs = Math.max(leftAtMs, ...happened.map(({ toMs }) => toMs));
  return { title, faults: [`their time ran out ${secondsOf(endedAtMs - leftAtMs)} before that`] };
}

/** What is to be said of each thing that was done to the platform, and of the buyers themselves. */
export function judgeWindows(
  happened: readonly Happened[],
  asked: Omit<Asked, 'progress'>,
): Judgement[] {
  const windows = happened.map((window) => judgeOne(window, asked));
  return [...windows, judgeLeaving(happened, asked.leftAtMs)];
}
