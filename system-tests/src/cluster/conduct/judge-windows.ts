import type { Machine, Second } from '../machine/watch-machine';
import { judgeWindow } from '../shop/failed-requests';
import type { Happened } from './happened';
import type { Asked } from './load';

/** Something that is known to be right or wrong, as a protocol notes it. */
export interface Judgement {
  title: string;
  faults: readonly string[];
  detail?: string;
}

const secondsOf = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

/** What is known of the day. */
type Known = Omit<Asked, 'progress'> & { machine: Pick<Machine, 'worst'> };

/** Of the worst second, so that somebody who reads of a failure knows what the machine was like. */
function tellMachine({ lateMs, stolenShare, stalledShare }: Second): string {
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const late = `machine late by ${Math.round(lateMs)} ms at most`;
  return `${late}, ${percent(stolenShare)} stolen, ${percent(stalledShare)} stalled`;
}

function judgeOne(window: Happened, asked: Known): Judgement {
  const { name, fromMs, toMs, mayBeNoticed, fault, repeats = 0 } = window;
  const { requests, orders, failed } = judgeWindow(window, asked);
  const undone = fault === undefined ? [] : [fault];
  // Nothing is known of how people fare when nobody wants to buy: who only looks around is not enough.
  const isSilent = fault === undefined && orders === 0;
  const faults = [...undone, ...(isSilent ? ['nobody tried to order anything meanwhile'] : [])];
  const asking =
    `${requests} requests in ${secondsOf(toMs - fromMs)}, ${orders} of them orders; ` +
    tellMachine(asked.machine.worst(window)) +
    (repeats > 0 ? `; tries before, in which it stood still: ${repeats}` : '');
  if (!mayBeNoticed) {
    const descriptions = failed.map(({ description }) => description);
    const title = `${name}: no request failed`;
    return { title, faults: [...faults, ...descriptions], detail: asking };
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
export function judgeWindows(happened: readonly Happened[], asked: Known): Judgement[] {
  const windows = happened.map((window) => judgeOne(window, asked));
  return [...windows, judgeLeaving(happened, asked.leftAtMs)];
}
