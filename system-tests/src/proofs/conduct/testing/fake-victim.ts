import type { Victim } from '../../arena/arena';

export interface FakeVictim extends Victim {
  /** What was done to it, in order. */
  readonly done: readonly string[];
  /** Ends by itself. */
  die(): void;
  /** Its next starts fail, so often. */
  failStarts(times: number): void;
}

/** A process in name only: it is up when it has a pid. */
export function fakeVictim(
  name: string,
  note: (line: string) => void = () => undefined,
): FakeVictim {
  const done: string[] = [];
  let pid: number | undefined = 1;
  let starts = 1;
  let failures = 0;
  const does = (what: string, then: () => void) => () => {
    done.push(what);
    note(`${what} ${name}`);
    then();
    return Promise.resolve();
  };
  const down = () => (pid = undefined);
  const start = does('start', () => {
    if (failures === 0) pid = ++starts;
  });
  return {
    name,
    done,
    get pid() {
      return pid;
    },
    get isUp() {
      return pid !== undefined;
    },
    die: down,
    failStarts: (times) => (failures = times),
    kill: does('kill', down),
    stop: does('stop', down),
    pause: does('pause', () => undefined),
    resume: does('resume', () => undefined),
    async start() {
      await start();
      if (failures === 0) return;
      failures -= 1;
      throw new Error(`${name} says no\nand more`);
    },
  };
}
