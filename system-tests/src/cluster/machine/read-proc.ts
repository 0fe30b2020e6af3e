import { readFileSync } from 'node:fs';

/** What the machine has spent since it started, and what of it was not its own. */
export interface Spent {
  /** Of all cores together, in ticks of the kernel. */
  cpuTicks: number;
  /** Those of them in which the host ran something else. */
  stolenTicks: number;
  /** In which nothing got on, for want of the disk. */
  stalledMicroseconds: number;
}

/** Where the first line of /proc/stat has what was stolen: proc(5). */
const STOLEN = 7;
/** The two after it are part of the first two. */
const OWN_FIGURES = 8;

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Another system than Linux, or a kernel that does not count it.
    return '';
  }
}

export function spentFrom(texts: { stat: string; ioPressure: string }): Spent {
  const [, ...figures] = (texts.stat.split('\n')[0] ?? '').trim().split(/\s+/).map(Number);
  const cpuTicks = figures.slice(0, OWN_FIGURES).reduce((sum, ticks) => sum + ticks, 0);
  const stalled = Number(/^full .*total=(\d+)/m.exec(texts.ioPressure)?.[1] ?? 0);
  return {
    cpuTicks,
    stolenTicks: figures[STOLEN] ?? 0,
    stalledMicroseconds: stalled,
  };
}

/** All zero where the system does not tell. */
export function readSpent(): Spent {
  return spentFrom({ stat: textOf('/proc/stat'), ioPressure: textOf('/proc/pressure/io') });
}
